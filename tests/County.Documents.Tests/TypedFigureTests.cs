
namespace County.Documents.Tests;

[Trait("shows", "isolation")]
public class TypedFigureTests
{
    private const string Count = "t3_applications.new_received.natural_person";
    private const string Signed = "t2_art20_5.licences.items_change";
    private const string Yuan = "t2_art20_9.central_procurement.procurement_amount";

    [Theory]
    [InlineData(Count, "12", 12)]
    [InlineData(Count, " 12 ", 12)]
    [InlineData(Count, "１，０２４", 1024)]
    [InlineData(Count, "1,024", 1024)]
    [InlineData(Count, "12件", 12)]
    [InlineData(Signed, "－3", -3)]
    [InlineData(Signed, "-3", -3)]
    [InlineData(Yuan, "4145200", 414_520_000)]
    [InlineData(Yuan, "4,145,200.50", 414_520_050)]
    [InlineData(Yuan, "414.52万元", 414_520_000)]
    [InlineData(Yuan, "４１４．５２万", 414_520_000)]
    public void What_is_typed_as_people_type_is_a_figure(string cell, string typed, long figure) =>
        Assert.Equal(new TypedFigure(figure, true), Of(cell, typed));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" \u3000\u200b")]
    public void Nothing_typed_is_a_blank_and_not_zero(string? typed) =>
        Assert.Equal(new TypedFigure(null, true), Of(Count, typed));

    [Theory]
    [InlineData(Count, "1 2")]
    [InlineData(Count, "2.5")]
    [InlineData(Count, "-1")]
    [InlineData(Count, "约三")]
    [InlineData(Count, "1,02")]
    [InlineData(Count, "5元")]
    [InlineData(Count, "99999999999999999999")]
    [InlineData(Yuan, "-5")]
    [InlineData(Yuan, "0.001")]
    [InlineData(Yuan, "1e5")]
    [InlineData(Count, "1\n2")]
    public void What_is_no_figure_of_its_kind_is_none(string cell, string typed) =>
        Assert.Equal(new TypedFigure(null, false), Of(cell, typed));

    private static TypedFigure Of(string cell, string? typed) =>
        TypedFigure.Of(typed, Catalogue.Of("2019").Cell(cell).Column);
}
