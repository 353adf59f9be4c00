namespace Alongside.Tests.Databases;

/// <summary>One sentence in each of twelve scripts: "My garden, every day", or near it.</summary>
public static class TwelveScripts
{
    public static IReadOnlyList<string> All { get; } =
    [
        "My garden, every day",
        "میرا باغ، ہر روز",
        "حديقتي كل يوم",
        "הגינה שלי, כל יום",
        "Мой сад, каждый день",
        "Ο κήπος μου, κάθε μέρα",
        "मेरा बगीचा, हर दिन",
        "আমার বাগান, প্রতিদিন",
        "ਮੇਰਾ ਬਾਗ, ਹਰ ਰੋਜ਼",
        "என் தோட்டம், ஒவ்வொரு நாளும்",
        "我的花园，每一天",
        "나의 정원, 매일",
    ];
}
