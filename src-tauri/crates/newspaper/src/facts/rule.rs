//! The rules that read facts.

use serde::{Deserialize, Serialize};
use strum::{Display, IntoStaticStr, VariantArray};
use ts_rs::TS;

/// What a fact was read by; each has its sentence `rule.<name>`.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, VariantArray, IntoStaticStr, Display,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
#[ts(export)]
pub enum Rule {
    /// A name in front of 客户端, 公众号 or App.
    App,
    /// abbreviation that the text gives.
    Abbreviation,
    /// “the said county”, by what stands above.
    Antecedent,
    /// named building or venue.
    Building,
    /// name in the byline.
    Byline,
    /// name that ends in campaign or action.
    Campaign,
    /// century.
    Century,
    /// name in quotes after its class.
    ClassQuote,
    /// clock time.
    Clock,
    /// dates from … to ….
    DateRange,
    /// place in the dateline.
    Dateline,
    /// relative day (yesterday, today).
    Day,
    /// a bare day, in the month of issue.
    DayOfIssue,
    /// day of remembrance named by its date.
    DayOfRemembrance,
    /// days from … to ….
    DayRange,
    /// decade.
    Decade,
    /// department of an organisation.
    Department,
    /// development zone after a place name.
    DevelopmentZone,
    /// doubling.
    Doubling,
    /// event with its edition.
    Edition,
    /// festival or holiday.
    Festival,
    /// five-year plan.
    FiveYearPlan,
    /// former name, read as the present one.
    FormerName,
    /// formula used as a name.
    Formula,
    /// fraction or tenths.
    Fraction,
    /// year, month and day.
    FullDate,
    /// name in the table of administrative units.
    Gazetteer,
    /// half.
    Half,
    /// “our city” and the like, by where the paper is at home.
    Home,
    /// development zone of the paper's home.
    HomeZone,
    /// honour or prize.
    Honour,
    /// a document named after 印发 or 出台.
    Issued,
    /// name quoted elsewhere in the article.
    KnownInitiative,
    /// name that stood earlier in the text.
    KnownName,
    /// well-known organisation.
    KnownOrganisation,
    /// probably misprinted; read as the place that is meant.
    LookAlike,
    /// date of the lunar calendar.
    LunarDate,
    /// meeting or event that is held.
    MeetingHeld,
    /// month.
    Month,
    /// month and day.
    MonthDay,
    /// months from … to ….
    MonthRange,
    /// name told by its characters and what stands beside it.
    NameInText,
    /// name in a list of names.
    NameList,
    /// number with a unit.
    NumberUnit,
    /// Chinese numeral with a unit.
    NumeralUnit,
    /// date in figures.
    NumericDate,
    /// ends like an organisation.
    OrganisationEnding,
    /// part of a year (half, quarter).
    PartOfYear,
    /// a quoted brand that holds a place name.
    PlaceBrand,
    /// place with an organisation's ending.
    PlaceOrganisation,
    /// place with a project or campaign.
    PlaceWork,
    /// name of a project.
    Project,
    /// name in quotes before its class.
    QuoteClass,
    /// name in quotes that ends in its class.
    QuoteEnding,
    /// names in quotes in a list.
    QuoteList,
    /// a quoted name followed by a verb such as 启动 or 上线.
    QuoteVerb,
    /// range of numbers.
    Range,
    /// relative month (last month).
    RelativeMonth,
    /// relative year (this year, last year).
    RelativeYear,
    /// level of emergency response.
    Response,
    /// “the same period”, counted from a date above.
    SamePeriod,
    /// short form of a name in the text.
    ShortName,
    /// “since”, from there until now.
    Since,
    /// solar term.
    SolarTerm,
    /// numbers that share a unit.
    Stretch,
    /// surname and title: the one person of the article who has both.
    SurnameTitle,
    /// “that day”, “the next day”, counted from a date above.
    ThatDay,
    /// name given as a theme.
    Theme,
    /// name in title marks.
    TitleMarks,
    /// name after a post.
    TitleName,
    /// a quoted name of two matching halves.
    TwoHalves,
    /// words for no definite time (recently).
    Vague,
    /// name in quotes after “launch”, “build” and the like.
    VerbQuote,
    /// village after its township.
    Village,
    /// village known at the paper's home.
    VillageTable,
    /// week.
    Week,
    /// day of the week.
    Weekday,
    /// year.
    Year,
    /// years from … to ….
    YearRange,
    /// A company by the trade its name ends in.
    CompanyTrade,
    /// Who is asked in 从…获悉, 据…介绍.
    Source,
    /// Set by a person.
    Corrected,
    /// A rule of an older version of the program, which this one does not know.
    #[serde(other)]
    Unknown,
}

impl Rule {
    /// Every one.
    pub const ALL: &[Self] = Self::VARIANTS;

    /// Its stable name, as it is kept and sent.
    pub fn name(self) -> &'static str {
        self.into()
    }
}
