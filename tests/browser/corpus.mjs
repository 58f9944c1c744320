// A portal of a thousand German chapters and more, the same each time: the example, and among it pages that a
// team could have written about its work, full of compounds. Their titles keep away from what the judged
// queries look for; their texts do not.
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';

const list = (words) => words.trim().split(/\s+/);
// For titles, and for texts, too.
const RARE = list('Messe Lieferanten Nachwuchs Newsletter Umfrage Standort Sponsoring Jubiläums Vereins Schul Hochschul Praktikums Händler Export Verpackungs Katalog Garantie Reparatur Schulungs Sicherheits Umwelt Energie Gesundheits Sport Kantinen Betriebsrats Pressemappen Archiv Influencer Stadtfest Spenden Nachhaltigkeits Patent Qualitäts Logistik');
const RARE_ENDS = list('befragung abstimmung kooperation begleitung sammlung dokumentation nachlese einladung beobachtung zusammenfassung absprache erhebung vorschau nachbereitung übersicht');
// For texts alone.
const COMMON = list('Beitrags Kampagnen Plattform Redaktions Kunden Themen Termin Bild Video Text Freigabe Betreuungs Kommentar Antwort Reichweiten Kennzahlen Ziel Gruppen Werbe Anzeigen Fach Personal Ausbildungs Werkstatt Produkt Preis Urlaubs Vertretungs Dienst Konzept Krisen Monats Wochen Quartals Team Abteilungs Konto Zugangs Rechte Musik Marken Stellen Bewerbungs Gewinn Hinweis Tonalitäts Stil Netzwerk');
const COMMON_ENDS = list('plan planung liste bericht vorlage auswertung regel runde prüfung gespräch aufgabe frist verteilung entwurf änderung notiz wechsel verantwortung rückmeldung bedarf aufwand ablauf prozess gruppe sitzung anfrage entscheidung analyse vergleich wirkung pflege wert beginn ende stand');
const VERBS = list('prüft bespricht ergänzt übernimmt verschiebt veröffentlicht beantwortet sammelt vergleicht verteilt bestätigt klärt kürzt bebildert übersetzt plant misst meldet archiviert begleitet');
const PEOPLE = ['die Redaktion', 'die Koordination', 'die Gestaltung', 'das Team', 'die Analyse', 'der Vertrieb', 'die Personalabteilung', 'wer Dienst hat', 'die Vertretung', 'die Leitung'];
const WHEN = ['am Montag', 'vor der Konferenz', 'am Ende des Monats', 'nach zwei Wochen', 'sobald die Zahlen feststehen', 'wenn Kommentare ausbleiben', 'bevor etwas hinausgeht', 'im laufenden Quartal', 'nach der Rückfrage', 'bis zur nächsten Woche'];
const WHY = ['damit niemand zweimal fragt', 'weil die Zielgruppe dann mitliest', 'denn sonst fehlt der Zusammenhang', 'und hält das Ergebnis schriftlich fest', 'auch wenn es eilig ist', 'ohne den Ton zu verändern', 'und nennt die Quelle', 'damit die Antwort rechtzeitig kommt'];
const ADJECTIVES = list('neue wöchentliche offene gemeinsame kurze ausführliche vorläufige abgestimmte wichtige nächste letzte zusätzliche');
const HEADINGS = ['Worum es geht', 'Wie wir vorgehen', 'Was offen bleibt', 'Zahlen', 'Was wir gelernt haben', 'Absprachen'];
const PAGES = 1000;

// Numbers that are the same in every run.
function dice(seed) {
  let state = seed;
  return (list) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return list[((mixed ^ (mixed >>> 14)) >>> 0) % list.length];
  };
}

export function writeCorpus(example, folder) {
  cpSync(example, folder, { recursive: true });
  const one = dice(20261126);
  const compound = () => (one([0, 1, 2]) ? one(COMMON) + one(COMMON_ENDS) : one(RARE) + one(RARE_ENDS));
  const sentence = () => {
    const person = one(PEOPLE);
    return `${person[0].toUpperCase()}${person.slice(1)} ${one(VERBS)} ${one(WHEN)} die ${one(ADJECTIVES)} ${compound()} für die ${compound()}, ${one(WHY)}.`;
  };
  const paragraph = (count) => Array.from({ length: count }, sentence).join(' ');
  mkdirSync(`${folder}/pages/ablage`);
  writeFileSync(`${folder}/pages/ablage/index.md`, '---\ntitle: Ablage\norder: 90\n---\n\nWas sonst noch geschrieben wurde.\n');
  for (let number = 1; number <= PAGES; number += 1) {
    const sections = HEADINGS.slice(0, 4 + (number % 3)).map((heading) => `## ${heading}\n\n${paragraph(4)}\n\n- ${sentence()}\n- ${sentence()}\n`);
    const title = `${one(RARE)}${one(RARE_ENDS)} ${number}`;
    writeFileSync(`${folder}/pages/ablage/seite-${number}.md`, `---\ntitle: ${title}\norder: ${number}\n---\n\n${paragraph(3)}\n\n${sections.join('\n')}`);
  }
  // A title that would be a picture, a script or a link, if it were taken for HTML.
  writeFileSync(`${folder}/pages/ablage/boese.md`, '---\ntitle: "<img src=x onerror=window.ran=1><script>window.ran=2</script> Quittengelee"\n---\n\n## Ein `<svg onload=window.ran=3>` im Quittenkapitel\n\nQuittengelee und `</script><script>window.ran=4</script>`.\n');
  return PAGES;
}
