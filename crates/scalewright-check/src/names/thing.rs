//! Things that have a name.

use scalewright_model::{
    Constant, Criterion, Field, Item, Measure, Named, RecordGroup, Scale, Subscale, Table, Text, Total, Unit,
};

/// A kind of thing that has a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameKind {
    /// A scale.
    Scale,
    /// An item, by its code.
    Item,
    /// A subscale.
    Subscale,
    /// A total.
    Total,
    /// A measure of an item or of the scale.
    Measure,
    /// A criterion of an item.
    Criterion,
    /// An input of an item.
    Input,
    /// A constant of an item, the scale or the forms.
    Constant,
    /// A unit.
    Unit,
    /// Somebody who is interviewed.
    Respondent,
    /// A source of information.
    Source,
    /// A setting of a visit.
    Setting,
    /// A group of records.
    Group,
    /// A table.
    Table,
    /// A field of a table.
    Field,
    /// A code of a coded field.
    Option,
}

impl NameKind {
    /// Every kind.
    pub const ALL: [Self; 16] = [
        Self::Scale,
        Self::Item,
        Self::Subscale,
        Self::Total,
        Self::Measure,
        Self::Criterion,
        Self::Input,
        Self::Constant,
        Self::Unit,
        Self::Respondent,
        Self::Source,
        Self::Setting,
        Self::Group,
        Self::Table,
        Self::Field,
        Self::Option,
    ];

    /// The word for it in findings and in schemas.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scale => "scale",
            Self::Item => "item",
            Self::Subscale => "subscale",
            Self::Total => "total",
            Self::Measure => "measure",
            Self::Criterion => "criterion",
            Self::Input => "input",
            Self::Constant => "constant",
            Self::Unit => "unit",
            Self::Respondent => "respondent",
            Self::Source => "source",
            Self::Setting => "setting",
            Self::Group => "group",
            Self::Table => "table",
            Self::Field => "field",
            Self::Option => "option",
        }
    }

    /// The kind of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Something that has a name.
#[derive(Clone, Copy, Debug)]
pub enum Thing<'a> {
    /// A scale.
    Scale(&'a Scale),
    /// An item.
    Item(&'a Item),
    /// A subscale.
    Subscale(&'a Subscale),
    /// A total.
    Total(&'a Total),
    /// A measure.
    Measure(&'a Measure),
    /// A criterion.
    Criterion(&'a Criterion),
    /// An input of an item.
    Input(&'a Field),
    /// A constant.
    Constant(&'a Constant),
    /// A unit.
    Unit(&'a Unit),
    /// Somebody who is interviewed.
    Respondent(&'a Named),
    /// A source of information.
    Source(&'a Named),
    /// A setting of a visit.
    Setting(&'a Field),
    /// A group of records.
    Group(&'a RecordGroup),
    /// A table.
    Table(&'a Table),
    /// A field of a table.
    Field(&'a Field),
    /// A code of a coded field.
    Option(&'a Named),
}

impl<'a> Thing<'a> {
    /// What kind of thing it is.
    pub const fn kind(self) -> NameKind {
        match self {
            Self::Scale(_) => NameKind::Scale,
            Self::Item(_) => NameKind::Item,
            Self::Subscale(_) => NameKind::Subscale,
            Self::Total(_) => NameKind::Total,
            Self::Measure(_) => NameKind::Measure,
            Self::Criterion(_) => NameKind::Criterion,
            Self::Input(_) => NameKind::Input,
            Self::Constant(_) => NameKind::Constant,
            Self::Unit(_) => NameKind::Unit,
            Self::Respondent(_) => NameKind::Respondent,
            Self::Source(_) => NameKind::Source,
            Self::Setting(_) => NameKind::Setting,
            Self::Group(_) => NameKind::Group,
            Self::Table(_) => NameKind::Table,
            Self::Field(_) => NameKind::Field,
            Self::Option(_) => NameKind::Option,
        }
    }

    /// Its name.
    pub fn id(self) -> &'a str {
        match self {
            Self::Scale(scale) => &scale.id,
            Self::Item(item) => &item.code,
            Self::Subscale(subscale) => &subscale.id,
            Self::Total(total) => &total.id,
            Self::Measure(measure) => &measure.id,
            Self::Criterion(criterion) => &criterion.id,
            Self::Constant(constant) => &constant.id,
            Self::Unit(unit) => &unit.id,
            Self::Respondent(one) | Self::Source(one) | Self::Option(one) => &one.id,
            Self::Group(group) => &group.id,
            Self::Table(table) => &table.id,
            Self::Input(field) | Self::Setting(field) | Self::Field(field) => &field.id,
        }
    }

    /// What people read instead of its name; of a unit, how a value is written with it.
    pub const fn title(self) -> &'a Text {
        match self {
            Self::Scale(scale) => &scale.title,
            Self::Item(item) => &item.title,
            Self::Subscale(subscale) => &subscale.title,
            Self::Total(total) => &total.title,
            Self::Measure(measure) => &measure.title,
            Self::Criterion(criterion) => &criterion.text,
            Self::Constant(constant) => &constant.title,
            Self::Unit(unit) => &unit.pattern,
            Self::Respondent(one) | Self::Source(one) | Self::Option(one) => &one.title,
            Self::Group(group) => &group.title,
            Self::Table(table) => &table.title,
            Self::Input(field) | Self::Setting(field) | Self::Field(field) => &field.title,
        }
    }

    /// The field that gives its name.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Item(_) => "code",
            _ => "id",
        }
    }

    /// The field, if it is one: of a table, an input, a setting.
    pub const fn field(self) -> Option<&'a Field> {
        match self {
            Self::Input(field) | Self::Setting(field) | Self::Field(field) => Some(field),
            _ => None,
        }
    }
}
