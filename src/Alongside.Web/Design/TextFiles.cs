using System.Collections.Frozen;
using System.Text.Json;

namespace Alongside.Web.Design;

/// <summary>The translations, read once at start: <c>texts/ur.json</c> maps each English sentence to its Urdu one.</summary>
public sealed class TextFiles
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _byLanguage;

    public TextFiles(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> byLanguage) =>
        _byLanguage = byLanguage.ToFrozenDictionary(l => l.Key, l => l.Value.ToFrozenDictionary());

    public string? Find(Language language, string sentence) =>
        language == Language.Pseudo ? PseudoText.Of(sentence)
        : _byLanguage.TryGetValue(language.Tag, out var texts) && texts.TryGetValue(sentence, out var found) && found.Length > 0 ? found
        : null;

    public static TextFiles Load(string folder)
    {
        var all = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json"))
        {
            using var stream = File.OpenRead(file);
            all[Path.GetFileNameWithoutExtension(file)] = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)
                ?? throw new InvalidOperationException($"{file} holds no texts");
        }
        return new TextFiles(all);
    }
}
