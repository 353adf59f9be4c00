using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Alongside.Tests.TheGate;

/// <summary>One place of the source, broken in one way.</summary>
internal sealed record Mutant(int Line, string Before, string After, string Source)
{
    public override string ToString() => $"line {Line}: {Before}  =>  {After}";
}

/// <summary>Every way we know of to break a decision: leave a rule out, turn a condition round, answer nothing or everything.</summary>
internal sealed class Mutants(SyntaxTree tree, SemanticModel model)
{
    private static readonly Dictionary<SyntaxKind, string[]> Operators = new()
    {
        [SyntaxKind.EqualsEqualsToken] = ["!="],
        [SyntaxKind.ExclamationEqualsToken] = ["=="],
        [SyntaxKind.LessThanToken] = ["<=", ">", ">="],
        [SyntaxKind.LessThanEqualsToken] = ["<", ">", ">="],
        [SyntaxKind.GreaterThanToken] = [">=", "<", "<="],
        [SyntaxKind.GreaterThanEqualsToken] = [">", "<", "<="],
        [SyntaxKind.AmpersandAmpersandToken] = ["||"],
        [SyntaxKind.BarBarToken] = ["&&"],
        [SyntaxKind.AmpersandToken] = ["|", "^"],
        [SyntaxKind.BarToken] = ["&", "^"],
        [SyntaxKind.BarEqualsToken] = ["=", "&=", "^="],
    };

    private readonly string source = tree.ToString();

    public IReadOnlyList<Mutant> All() =>
        [.. tree.GetRoot().DescendantNodes().SelectMany(Of).DistinctBy(mutant => mutant.Source).Where(mutant => mutant.Source != source)];

    private IEnumerable<Mutant> Of(SyntaxNode node)
    {
        if (node is IfStatementSyntax or ContinueStatementSyntax or ExpressionStatementSyntax or ForEachStatementSyntax or ReturnStatementSyntax)
            yield return Replace(node, ";");
        if (node is BinaryPatternSyntax either)
        {
            yield return Replace(node, either.Left.ToString());
            yield return Replace(node, either.Right.ToString());
        }
        if (node is PrefixUnaryExpressionSyntax prefix) yield return Replace(node, prefix.Operand.ToString());
        foreach (var token in node.ChildTokens())
        {
            foreach (var other in Operators.GetValueOrDefault(token.Kind(), []))
                yield return Replace(token.Span, node, other);
        }
        if (node is not ExpressionSyntax expression || IsName(expression)) yield break;
        foreach (var other in Values(expression)) yield return Replace(node, other);
    }

    /// <summary>What could stand here instead: true, false and the contrary; nothing and everything; another word of the same list.</summary>
    private IEnumerable<string> Values(ExpressionSyntax expression)
    {
        var type = model.GetTypeInfo(expression).Type;
        if (type?.SpecialType == SpecialType.System_Boolean) return ["true", "false", $"!({expression})"];
        if (type is not { TypeKind: TypeKind.Enum }) return [];
        var others = expression is MemberAccessExpressionSyntax member && model.GetSymbolInfo(member).Symbol is IFieldSymbol { IsConst: true } constant
            ? type.GetMembers().OfType<IFieldSymbol>().Where(field => field.IsConst && !SymbolEqualityComparer.Default.Equals(field, constant)).Select(field => $"{type.Name}.{field.Name}")
            : [];
        // Of the many parts a few stand for all: one heading, one kept to oneself, one that travels with every share.
        return type.Name == nameof(Sharing.Parts)
            ? [.. others.Where(other => other is "Parts.Important" or "Parts.OnlyMe" or "Parts.Communication"), "Parts.None", "PartTable.All"]
            : others;
    }

    private bool IsName(ExpressionSyntax expression) =>
        model.GetSymbolInfo(expression).Symbol is INamespaceOrTypeSymbol || expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression;

    private Mutant Replace(SyntaxNode node, string other) => Replace(node.Span, node, other);

    private Mutant Replace(Microsoft.CodeAnalysis.Text.TextSpan span, SyntaxNode node, string other) => new(
        node.GetLocation().GetLineSpan().StartLinePosition.Line + 1,
        string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        span == node.Span ? other : $"… {other} …",
        source[..span.Start] + other + source[span.End..]);
}
