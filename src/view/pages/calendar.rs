//! The editorial calendar: the posts of a month, day by day, and the months.

use std::collections::BTreeMap;

use crate::insight::post as posts;
use crate::locale::Words;
use crate::model::{Entry, Post};
use crate::view::details::{add_section, row, row_at, section, table, table_without_empty_columns};
use crate::view::frame;
use crate::view::page::PageHead;
use crate::view::parts::{Cell, Column, Link, Row, Word};
use crate::view::routes::{self, Route};
use crate::view::views::{Article, View};
use crate::view::writer::Writer;

/// A month of the calendar: year and month.
pub type Month = (i16, i8);

/// The posts by the month for which they are planned.
pub fn months<'s>(site: &'s crate::view::site::Site<'_>) -> BTreeMap<Month, Vec<&'s Entry<Post>>> {
    let mut months: BTreeMap<Month, Vec<&Entry<Post>>> = BTreeMap::new();
    for post in &site.model.tables.posts {
        if let Some(planned) = posts::planned_day(post.original()) {
            months.entry((planned.date.year(), planned.date.month())).or_default().push(post);
        }
    }
    for posts in months.values_mut() {
        posts.sort_by_key(|post| (posts::planned_day(post.original()), post.head.id.clone()));
    }
    months
}

/// The word for a post's state.
pub fn state_word(writer: &Writer<'_>, post: &Post) -> Word {
    writer.word(posts::written_state(post, writer.site.as_of))
}

/// The page that lists the months, and the posts without a date.
pub fn index(writer: &Writer<'_>) -> (PageHead, View) {
    let rows = months(writer.site).into_iter().rev().map(|((year, month), posts)| {
        let href = writer.href(&Route::page(routes::month_page(year, month)));
        let link = Link { text: writer.dates.month(year, month), href: Some(href) };
        row([Cell::links([link]), Cell::text(writer.numbers.integer(posts.len()))])
    });
    let mut sections =
        vec![section("months", table([Column::new("month"), Column::numeric("posts")], rows.collect()))];
    let undated =
        writer.site.model.tables.posts.iter().filter(|post| posts::planned_day(post.original()).is_none());
    add_section(&mut sections, "undated", post_table(writer, undated));
    let title = writer.say(&Words::new("Redaktionsplan", "Editorial calendar"));
    let head = frame::section(writer, title, "calendar", "calendar/index.html");
    (head, View::Article(Article { sections, ..Article::default() }))
}

/// The page of a month.
pub fn month(writer: &Writer<'_>, month: Month) -> (PageHead, View) {
    let months = months(writer.site);
    let posts = months.get(&month).map(Vec::as_slice).unwrap_or_default();
    let sections = vec![section("posts", post_table(writer, posts.iter().copied()))];
    let link = |(year, month): &Month| Link {
        text: writer.dates.month(*year, *month),
        href: Some(writer.href(&Route::page(routes::month_page(*year, *month)))),
    };
    let path = routes::month_page(month.0, month.1);
    let mut head = frame::section(writer, writer.dates.month(month.0, month.1), "calendar", &path);
    head.crumbs.push(Link {
        text: writer.say(&Words::new("Redaktionsplan", "Editorial calendar")),
        href: Some(writer.href(&Route::page("calendar/index.html"))),
    });
    head.previous = months.range(..month).next_back().map(|(month, _)| link(month));
    head.next = months.range(month..).nth(1).map(|(month, _)| link(month));
    (head, View::Article(Article { sections, ..Article::default() }))
}

fn post_table<'e>(
    writer: &Writer<'_>,
    posts: impl Iterator<Item = &'e Entry<Post>>,
) -> crate::view::parts::Table {
    let columns =
        ["planned", "post", "platforms", "format", "images", "campaign", "author", "state"].map(Column::new);
    let mut table = table_without_empty_columns(columns, posts.map(|post| post_row(writer, post)).collect());
    // The first column names the row; without dates it is the title that does.
    if table.rows.iter().all(|row| row.cells.first().is_none_or(Cell::is_empty)) {
        table.columns.remove(0);
        table.rows.iter_mut().for_each(|row| drop(row.cells.remove(0)));
    }
    table
}

fn post_row(writer: &Writer<'_>, post: &Entry<Post>) -> Row {
    let value = post.value(writer.language);
    let planned = posts::planned_day(value).map(|planned| {
        let weekday = writer.dates.weekday_short(planned.date.weekday());
        let time = planned.time.map(|time| format!(", {}", writer.dates.time(time.hour(), time.minute())));
        let text = format!("{weekday} {}{}", writer.dates.short(planned.date), time.unwrap_or_default());
        crate::view::parts::Day { iso: writer.moment(planned).iso, text }
    });
    // The post's own page is this row: its title leads to the post itself, or to its draft.
    let address = value.link.as_ref().or(value.draft_link.as_ref()).map(|link| link.0.clone());
    let title = Link { text: value.title.0.clone(), href: address };
    let images = value.images.iter().map(|image| Link {
        text: image.alt.0.clone(),
        href: writer.site.named_file(image.file.at).and_then(|path| writer.file(path)),
    });
    let label = value.advertising.as_ref().map(|label| {
        writer.say(&Words::new(format!("Kennzeichnung: {}", label.0), format!("Label: {}", label.0)))
    });
    row_at(
        post.head.id.as_str(),
        [
            Cell::day(planned),
            Cell::links([title]).note(note(value.text.as_ref().map(|text| text.0.clone()), label)),
            Cell::links(value.platforms.0.iter().map(|(platform, _)| writer.refer(platform))),
            Cell::text(value.format.as_ref().map(|format| format.0.clone()).unwrap_or_default()),
            Cell::links(images),
            Cell::links(value.campaign.iter().map(|campaign| writer.refer(campaign))),
            Cell::links([writer.refer(&value.author)]),
            Cell::word(state_word(writer, value)),
        ],
    )
}

/// The text of a post and its label as advertising, as small print.
fn note(text: Option<String>, label: Option<String>) -> String {
    [text, label].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
