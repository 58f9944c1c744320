// Reads calendars with two parsers and feeds with one, none of them ours. Standard input: {calendars: [text],
// feeds: [text]}. Standard output: {calendars: [{first, second}], feeds: [{meta, entries}]}, the events of a calendar
// as each parser tells them, by their name.

import { readFileSync } from "node:fs";
import { Readable } from "node:stream";
import FeedParser from "feedparser";
import ICAL from "ical.js";
import nodeIcal from "node-ical";

const { calendars, feeds } = JSON.parse(readFileSync(0, "utf8"));

const byName = (a, b) => (a.uid < b.uid ? -1 : Number(a.uid > b.uid));

// A day is written as the parser has it in the zone it takes it for.
const day = (date) =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");

function first(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((component) => {
    const event = new ICAL.Event(component);
    const when = (time) => (time.isDate ? time.toString() : time.toJSDate().toISOString());
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description ?? "",
      start: when(event.startDate),
      end: when(event.endDate),
      url: component.getFirstPropertyValue("url") ?? "",
      category: component.getFirstPropertyValue("categories"),
      stamp: component.getFirstPropertyValue("dtstamp").toJSDate().toISOString(),
    };
  });
  // This parser does not know the property, and leaves its text as it is written.
  const name = calendar.getFirstPropertyValue("name").replace(/\\([\\;,])/g, "$1");
  return { name, events: events.sort(byName) };
}

function second(text) {
  const parsed = nodeIcal.sync.parseICS(text);
  const events = Object.values(parsed).filter((component) => component.type === "VEVENT");
  const calendar = Object.values(parsed).find((component) => component.type === "VCALENDAR") ?? parsed.vcalendar;
  return {
    name: calendar?.["WR-CALNAME"],
    events: events
      .map((event) => {
        const when = (time) => (event.datetype === "date" ? day(time) : time.toISOString());
        return {
          uid: event.uid,
          summary: event.summary,
          description: event.description ?? "",
          start: when(event.start),
          end: when(event.end),
          url: event.url ?? "",
          category: event.categories[0],
          stamp: event.dtstamp.toISOString(),
        };
      })
      .sort(byName),
  };
}

function feed(text) {
  return new Promise((resolve, reject) => {
    const parser = new FeedParser({ addmeta: false });
    const entries = [];
    parser.on("error", reject);
    parser.on("data", (entry) =>
      entries.push({
        id: entry.guid,
        title: entry.title,
        date: entry.date.toISOString(),
        author: entry.author,
        link: entry.link,
        text: entry.description,
        categories: entry.categories,
      }),
    );
    parser.on("end", () => {
      const { title, date, author, link, xmlurl, language, "atom:id": id } = parser.meta;
      resolve({ meta: { id: id?.["#"], title, date: date.toISOString(), author, link, own: xmlurl, language }, entries });
    });
    Readable.from([text]).pipe(parser);
  });
}

process.stdout.write(
  JSON.stringify({
    calendars: calendars.map((text) => ({ first: first(text), second: second(text) })),
    feeds: await Promise.all(feeds.map(feed)),
  }),
);
