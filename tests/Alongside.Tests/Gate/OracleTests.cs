using Alongside.Sharing;

namespace Alongside.Tests.TheGate;

public sealed class OracleTests
{
    [Fact]
    public void Every_cell_that_people_wrote_is_what_is_decided() =>
        Oracle.Disagreements(Decide.PartsFor).ShouldBeEmpty();

    [Fact]
    public void The_question_about_one_part_is_answered_as_the_question_about_all() =>
        Oracle.Disagreements(Decide.PartsFor, Decide.May).ShouldBeEmpty();

    [Fact]
    public void Every_part_has_its_column_in_the_order_of_the_closed_list() =>
        Oracle.Header.ShouldBe(["situation", "operation", .. PartTable.Rows.Select(row => row.Code)]);

    [Fact]
    public void Every_situation_has_every_operation_once()
    {
        var expected = from situation in Situations.All from operation in Enum.GetNames<Operation>() select $"{situation.Code},{operation.ToLowerInvariant()}";
        Oracle.Rows.Select(row => $"{row[0]},{row[1]}").ShouldBe(expected, ignoreOrder: true);
    }

    [Fact]
    public void Every_cell_is_filled_in_with_y_or_a_dash() =>
        Oracle.Rows.Where(row => row.Length != PartTable.Rows.Count + 2 || row.Skip(2).Any(cell => cell is not ("y" or "-")))
            .Select(row => string.Join(',', row)).ShouldBeEmpty();

    [Fact]
    public void Every_bit_of_the_closed_list_has_one_row_in_the_table_of_parts() =>
        PartTable.Rows.Select(row => row.Part).ShouldBe(Enum.GetValues<Parts>().Where(part => long.PopCount((long)part) == 1), ignoreOrder: true);
}
