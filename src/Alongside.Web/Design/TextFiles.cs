using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Html;

namespace Alongside.Web.Design;

/// <summary>The translations, read once at start: <c>texts/ur.json</c> maps each English sentence to its Urdu one.</summary>
public sealed class TextFiles
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _byLanguage;

    public TextFiles(IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> byLanguage) =>
        _byLanguage = byLanguage.ToFrozenDictionary(l => l.Key, l => l.Value.ToFrozenDictionary());

    // Filled in where there is nothing to fill in: encoded once for each language, and only sentences of ours, so it cannot grow.
    private readonly ConcurrentDictionary<string, FrozenDictionary<string, HtmlString>> whole = [];

    /// <summary>A sentence without places, ready for the page; null when it must be worked out.</summary>
    public HtmlString? Whole(Language language, string sentence, HtmlEncoder encoder) =>
        language == Language.Pseudo ? null : whole.GetOrAdd(language.Tag, Encoded, (this, language, encoder)).GetValueOrDefault(sentence);

    public string? Find(Language language, string sentence) =>
        language == Language.Pseudo ? PseudoText.Of(sentence)
        : _byLanguage.TryGetValue(language.Tag, out var texts) && texts.TryGetValue(sentence, out var found) && found.Length > 0 ? found
        : null;

    private static FrozenDictionary<string, HtmlString> Encoded(string tag, (TextFiles Files, Language Language, HtmlEncoder Encoder) with)
    {
        var ours = with.Files._byLanguage.Values.SelectMany(texts => texts.Keys).Distinct();
        var said = ours.Select(sentence => (sentence, text: with.Language == Language.English ? sentence : with.Files.Find(with.Language, sentence)));
        return said.Where(one => one.text is not null).ToFrozenDictionary(one => one.sentence, one => new HtmlString(with.Encoder.Encode(one.text!)));
    }

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
