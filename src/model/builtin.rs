//! What every portal has without writing it: duties, networks, metrics.

use super::fields::{Fields, Record};
use super::metrics::{Better, Metric, MetricKind};
use super::reference::Ref;
use super::value::Text;
use crate::locale::Language;

/// A duty on a platform.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty {
    /// Its name.
    pub title: Text,
}

impl Record for Duty {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Duty { title: f.required("title", ("Name der Aufgabe", "the duty's name")) }
    }
}

impl Duty {
    /// Its name.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// A network on which platforms stand.
#[derive(Debug, Clone, PartialEq)]
pub struct Network {
    /// Its name.
    pub title: Text,
    /// One or two letters that stand for it.
    pub icon: Option<String>,
    /// Whether a presence there needs a joint controller agreement (GDPR, Art. 26).
    pub joint_controller: bool,
}

impl Record for Network {
    fn read(f: &mut Fields<'_, '_>) -> Self {
        Network {
            title: f.required("title", ("Name des Netzwerks", "the network's name")),
            icon: f.optional("icon", ("ein, zwei Zeichen dafür", "one or two characters for it")),
            joint_controller: false,
        }
    }
}

impl Network {
    /// Its name.
    pub fn title(&self) -> &str {
        &self.title
    }
}

/// The built-in duties: identifier, German, English.
const DUTIES: [(&str, &str, &str); 5] = [
    ("content", "Inhalte", "Content"),
    ("community_care", "Betreuung", "Community care"),
    ("analytics", "Auswertung", "Analytics"),
    ("advertising", "Anzeigen", "Advertising"),
    ("escalation", "Eskalation", "Escalation"),
];

/// The table of networks: identifier, name, letters, whether presences need a joint controller agreement.
const NETWORKS: [(&str, &str, &str, bool); 12] = [
    ("bluesky", "Bluesky", "Bs", false),
    ("facebook", "Facebook", "Fb", true),
    ("instagram", "Instagram", "Ig", true),
    ("kununu", "kununu", "Ku", false),
    ("linkedin", "LinkedIn", "Li", true),
    ("mastodon", "Mastodon", "Ma", false),
    ("pinterest", "Pinterest", "Pi", true),
    ("threads", "Threads", "Th", true),
    ("tiktok", "TikTok", "Tt", true),
    ("x", "X (früher Twitter)", "X", false),
    ("xing", "Xing", "Xi", true),
    ("youtube", "YouTube", "Yt", false),
];

/// A built-in metric: identifier, names, definitions, unit, kind, formula.
struct BuiltinMetric {
    id: &'static str,
    title: (&'static str, &'static str),
    definition: (&'static str, &'static str),
    unit: Option<(&'static str, &'static str)>,
    kind: MetricKind,
    formula: Option<(&'static str, &'static str)>,
}

macro_rules! metrics {
    ($($id:literal $kind:ident, $de:literal $en:literal, $about_de:literal $about_en:literal $(, unit $unit_de:literal $unit_en:literal)? $(, $over:literal / $under:literal)?;)*) => {
        &[$(BuiltinMetric {
            id: $id,
            title: ($de, $en),
            definition: ($about_de, $about_en),
            unit: [$(($unit_de, $unit_en))?].first().copied(),
            kind: MetricKind::$kind,
            formula: [$(($over, $under))?].first().copied(),
        }),*]
    };
}

/// The metrics of `2-domain`: the first ones are written, those with a formula are computed.
const METRICS: &[BuiltinMetric] = metrics! {
    "followers" Stock, "Abonnements" "Followers", "Konten, die der Plattform am Ende des Zeitraums folgen" "accounts that follow the platform at the end of the period";
    "reach" Unique, "Reichweite" "Reach", "verschiedene Konten, die mindestens einen Inhalt gesehen haben" "different accounts that saw at least one piece of content";
    "impressions" Count, "Impressionen" "Impressions", "wie oft Inhalte angezeigt wurden" "how often content was shown";
    "interactions" Count, "Interaktionen" "Interactions", "Reaktionen, Kommentare, Weitergaben und gemerkte Beiträge zusammen" "reactions, comments, shares and saves together";
    "reactions" Count, "Reaktionen" "Reactions", "„Gefällt mir“ und was ihm gleichkommt" "likes and their like";
    "comments" Count, "Kommentare" "Comments", "Antworten unter Inhalten" "replies below content";
    "shares" Count, "Weitergaben" "Shares", "wie oft Inhalte geteilt wurden" "how often content was shared";
    "saves" Count, "Gemerkt" "Saves", "wie oft Inhalte gemerkt wurden" "how often content was saved";
    "link_clicks" Count, "Klicks auf Verweise" "Link clicks", "Klicks, die von der Plattform wegführen" "clicks that lead away from the platform";
    "profile_visits" Count, "Profilbesuche" "Profile visits", "Aufrufe der Profilseite" "visits of the profile page";
    "video_views" Count, "Videoaufrufe" "Video views", "wie oft Videos angesehen wurden" "how often videos were watched";
    "inquiries" Count, "Anfragen" "Inquiries", "Fragen, die eine Antwort brauchen" "questions that need an answer";
    "answered" Count, "Beantwortet" "Answered", "Anfragen, die eine Antwort bekamen" "inquiries that were answered";
    "response_minutes" Count, "Antwortminuten" "Response minutes", "Minuten bis zur ersten Antwort, zusammengezählt" "minutes to the first answer, added up", unit "Minuten" "minutes";
    "posts_published" Count, "Veröffentlichte Beiträge" "Posts published", "Beiträge, die erschienen sind" "posts that appeared";
    "engagement_rate_by_reach" Rate, "Interaktionsrate nach Reichweite" "Engagement rate by reach", "Interaktionen je erreichtem Konto" "interactions per account reached", "interactions" / "reach";
    "engagement_rate_by_impressions" Rate, "Interaktionsrate nach Impressionen" "Engagement rate by impressions", "Interaktionen je Anzeige" "interactions per impression", "interactions" / "impressions";
    "engagement_rate_by_followers" Rate, "Interaktionsrate nach Abonnements" "Engagement rate by followers", "Interaktionen je Abonnement" "interactions per follower", "interactions" / "followers";
    "click_rate" Rate, "Klickrate" "Click rate", "Klicks auf Verweise je Anzeige" "link clicks per impression", "link_clicks" / "impressions";
    "follower_growth" Rate, "Zuwachs an Abonnements" "Follower growth", "Veränderung der Abonnements gegenüber dem Zeitraum davor, geteilt durch dessen Stand" "change of followers against the period before, divided by the number then";
    "response_rate" Rate, "Antwortquote" "Response rate", "beantwortete Anfragen je Anfrage" "answered inquiries per inquiry", "answered" / "inquiries";
    "response_time" Duration, "Antwortzeit" "Response time", "Minuten bis zur ersten Antwort, im Mittel" "minutes to the first answer, on average", unit "Minuten" "minutes", "response_minutes" / "answered";
};

/// Says a pair of words in a language.
fn say(words: (&str, &str), language: Language) -> Text {
    Text::built_in(match language {
        Language::De => words.0.to_owned(),
        Language::En => words.1.to_owned(),
    })
}

/// The built-in duties in a language.
pub(super) fn duties(language: Language) -> impl Iterator<Item = (&'static str, Duty)> {
    DUTIES.iter().map(move |(id, de, en)| (*id, Duty { title: say((de, en), language) }))
}

/// The table of networks in a language.
pub(super) fn networks(language: Language) -> impl Iterator<Item = (&'static str, Network)> {
    NETWORKS.iter().map(move |(id, title, icon, joint_controller)| {
        let title =
            if language == Language::En { title.replace("früher", "formerly") } else { (*title).to_owned() };
        (
            *id,
            Network {
                title: Text::built_in(title),
                icon: Some((*icon).to_owned()),
                joint_controller: *joint_controller,
            },
        )
    })
}

/// The built-in metrics in a language.
pub(super) fn metrics(language: Language) -> impl Iterator<Item = (&'static str, Metric)> {
    METRICS.iter().map(move |metric| {
        let lower = matches!(metric.id, "response_minutes" | "response_time");
        let value = Metric {
            title: say(metric.title, language),
            definition: say(metric.definition, language),
            unit: metric.unit.map(|unit| say(unit, language)),
            kind: metric.kind,
            numerator: metric.formula.map(|(over, _)| Ref::to(over)),
            denominator: metric.formula.map(|(_, under)| Ref::to(under)),
            better: Some(if lower { Better::Lower } else { Better::Higher }),
        };
        (metric.id, value)
    })
}
