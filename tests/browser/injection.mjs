// What is written into titles, fields, texts, the glossary and addresses stays text: nothing of it becomes an element,
// an attribute or a script, with and without a content security policy, and no page breaks its policy.
// node tests/browser/injection.mjs LEITSTAND.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import { launch, newPage } from './chromium.mjs';
import { close, promise } from './promise.mjs';

const program = resolve(process.argv[2] ?? 'target/debug/leitstand');
const folder = mkdtempSync(join(tmpdir(), 'leitstand-injection-'));
const content = join(folder, 'content');
const site = join(folder, 'public');

// Each tries to run `hit()` in its own way.
const PAYLOADS = [
  '<script>hit()</script>', '<SCRIPT>hit()</SCRIPT >', '<script src=data:,hit()></script>', '</script><script>hit()</script>',
  '</title><script>hit()</script>', '</style><script>hit()</script>', '</textarea><script>hit()</script>', '--><script>hit()</script>',
  '<!--><script>hit()</script>', ']]><script>hit()</script>', '<![CDATA[<script>hit()</script>]]>', '<scr<script>ipt>hit()</script>',
  '<img src=x onerror=hit()>', '<img src=x onerror="hit()">', "<img src=x onerror='hit()'>", '<img/src=x/onerror=hit()>',
  '<img src=x onerror=&#104;it()>', '"><img src=x onerror=hit()>', "'><img src=x onerror=hit()>", '`><img src=x onerror=hit()>',
  '\\"><img src=x onerror=hit()>', '&quot;><img src=x onerror=hit()>', '" onmouseover="hit()', "' onmouseover='hit()", '" autofocus onfocus=hit() x="',
  '" style="animation:x" onanimationstart="hit()', '" href="javascript:hit()" x="', '<svg onload=hit()>', '<svg/onload=hit()>', '<svg><script>hit()</script></svg>',
  '<svg><animate onbegin=hit() attributeName=x dur=1s>', '<svg><a xlink:href="javascript:hit()"><text y=9>x</text></a></svg>', '<svg><use href="data:image/svg+xml,<svg id=x onload=hit()>#x">',
  '<math><mtext><mglyph><style><img src=x onerror=hit()>', '<iframe src="javascript:parent.hit()"></iframe>', '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
  '<object data="javascript:hit()"></object>', '<embed src="javascript:hit()">', '<body onload=hit()>', '<details open ontoggle=hit()>x</details>',
  '<video><source onerror=hit()></video>', '<audio src=x onerror=hit()>', '<input autofocus onfocus=hit()>', '<select autofocus onfocus=hit()>', '<marquee onstart=hit()>x</marquee>',
  '<form action="javascript:hit()"><button>x</button></form>', '<button formaction="javascript:hit()">x</button>', '<base href="https://evil.example.org/">',
  '<link rel=stylesheet href="data:text/css,*{}">', '<meta http-equiv=refresh content="0;url=javascript:hit()">', '<style>@import "https://evil.example.org/"</style>',
  '<template><script>hit()</script></template>', '<noscript><img src=x onerror=hit()></noscript>', '<a href="javascript:hit()">x</a>', '<a href="&#106;avascript:hit()">x</a>',
  '<a href="java\tscript:hit()">x</a>', '<a href="data:text/html,<script>hit()</script>">x</a>', '{{ "<script>hit()</script>" | safe }}', '{% raw %}<script>hit()</script>{% endraw %}',
  '${hit()}', '{{constructor.constructor("hit()")()}}', '%3Cscript%3Ehit()%3C/script%3E', '\u003cscript\u003ehit()\u003c/script\u003e', '＜script＞hit()＜/script＞',
  '<script\u2028>hit()</script>', '\u202e<script>hit()</script>', 'javascript:hit()', 'x onerror=hit() src=x', '<\u0000script>hit()</script>'.replace('\u0000', ''), '<x contenteditable onblur=hit()>x</x>',
  '\u2068"><img src=x onerror=hit()>\u2069', '\u2069<script>hit()</script>\u2068 onload=hit()',
];
// In Markdown each stands as the address of a link and of an image.
const ADDRESSES = [
  'javascript:hit()', 'JaVaScRiPt:hit()', 'java&#10;script:hit()', 'javascript&colon;hit()', '&#106;avascript:hit()', 'vbscript:hit()', 'data:text/html,hit()',
  'data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==', 'file:///etc/passwd', '//evil.example.org/x', 'blob:x', 'view-source:x', 'x" onmouseover="hit()',
];

const write = (path, text) => {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), text);
};
const yaml = (path, value) => write(path, stringify(value));
const page = (path, head, body) => write(path, `---\n${stringify(head)}---\n${body}\n`);

// One portal in which every text is a payload.
const at = (index) => PAYLOADS[index % PAYLOADS.length];
// A few of them together, for whatever breaks out is found there as well.
const mix = (size) => Array.from({ length: Math.ceil(PAYLOADS.length / size) }, (_, index) => PAYLOADS.slice(index * size, index * size + size));
yaml('portal.yaml', {
  title: at(17), organisation: at(12), languages: ['de', 'en'], as_of: '2026-11-23', base_url: 'https://portal.example.org/',
  duties: [{ id: 'own', title: at(22) }], networks: [{ id: 'eigen', title: at(23), icon: '<' }],
});
page('index.md', { title: at(4), summary: at(0) }, PAYLOADS.map((one) => `- ${one}`).join('\n'));
yaml('departments/it.yaml', { name: at(13), remit: at(14), contact: at(15) });
yaml('metrics.yaml', { eigen: { title: at(16), definition: at(17), unit: at(18), kind: 'count', better: 'higher' } });
mix(3).forEach((some, index) => {
  const text = some.flatMap((one) => [`## ${one}`, '', one, '', `* ${one}`, '', `| ${one.replaceAll('|', '\\|')} | b |`, '|---|---|', '| a | b |', '', `[${one.replaceAll(/[[\]\\]/g, '')}](p0.md)`, '', '```', one, '```', '']);
  page(`pages/p${index}.md`, { title: some.join(' '), summary: some.join(' ') }, text.join('\n'));
});
// Of other kinds a few things, each with some of the payloads: there every text is printed in the same ways.
const MIXED = mix(12).map((some) => some.join(' '));
MIXED.forEach((one, index) => {
  const id = `m${index}`;
  page(`roles/${id}.md`, { title: one, summary: one, tasks: [{ title: one, detail: one }], authority: one }, one);
  yaml(`people/${id}.yaml`, { name: one, job_title: one, organisation: one });
  page(`platforms/${id}.md`, { title: one, network: index % 2 ? 'xing' : 'eigen', handle: one, purpose: one, lifecycle: 'active', accountable: id, duties: ['content', 'own'] }, one);
  page(`guidelines/${id}.md`, { title: one, owner: id, review_every: 'P1Y', last_reviewed: '2026-01-01', changes: [{ version: '1', date: '2026-01-01', text: one }] }, one);
  page(`concepts/${id}.md`, { title: one, status: 'idea', owner: id, created: '2026-01-01', summary: one }, one);
  page(`status/decisions/${id}.md`, { title: one, kind: 'other', status: 'proposed', reason: one, changes: [one] }, one);
  page(`status/incidents/${id}.md`, { title: one, started: '2026-11-01 10:00', lead: id, platforms: [id], updates: [{ date: '2026-11-02', by: id, text: one }], ended: '2026-11-03 10:00' }, one);
  yaml(`status/campaigns/${id}.yaml`, {
    title: one, concept: id, lead: id, platforms: [id], start: '2026-11-01', end: '2026-12-31', summary: one,
    milestones: [{ id: 'a', title: one, due: '2026-11-10' }, { id: 'b', title: one, due: '2026-12-10' }],
    updates: [{ date: '2026-11-20', by: id, text: one }], blockers: [{ title: one, since: '2026-11-15', owner: id }],
  });
});
yaml('glossary.yaml', { terms: PAYLOADS.map((one, index) => ({ id: `g${index}`, term: one, definition: one, synonyms: [`${one} ${index}`] })) });
yaml('status/posts/2026-11.yaml', { posts: PAYLOADS.map((one, index) => ({ id: `b${index}`, platforms: ['m0'], title: one, text: one, author: 'm1', planned: '2026-11-25', format: one, history: [{ state: 'draft', date: '2026-11-20', by: 'm1', note: one }] })) });

const run = (...args) => spawnSync(program, [...args, '--content', content, '--lang', 'en'], { encoding: 'utf8', maxBuffer: 1 << 28 });
const built = run('build', '--output', site);
promise('a portal of nothing but hostile texts is built', built.status === 0, built.stderr.split('\n').filter((line) => line.startsWith('error')).slice(0, 5));

// Links that would run something are refused, one by one.
if (existsSync(site)) {
  ADDRESSES.forEach((address, index) => page(`pages/l${index}.md`, { title: `l${index}` }, `[x](<${address}>)\n\n![y](<${address}>)`));
  const found = JSON.parse(run('check', '--format', 'json').stdout).diagnostics.filter(({ severity }) => severity === 'error');
  ADDRESSES.forEach((address, index) => promise(`a link to ${address} is refused`, found.some(({ file }) => file.endsWith(`pages/l${index}.md`)), address));
}

const browser = await launch();
const complaints = [];

// Opens addresses and looks at what came of them; without the policy whatever got into a page would run.
async function visit(addresses, bypassCSP) {
  const tab = await newPage(browser, { bypassCSP });
  await tab.exposeFunction('report', (what) => complaints.push(what));
  await tab.addInitScript(() => { window.hit = () => window.report(`ran on ${location.pathname}`); });
  tab.on('console', (message) => message.type() === 'error' && complaints.push(`${message.text()} on ${tab.url()}`));
  tab.on('pageerror', (error) => complaints.push(`${error} on ${tab.url()}`));
  tab.on('dialog', (dialog) => dialog.dismiss());
  tab.on('request', (request) => /^(file|data):/.test(request.url()) || complaints.push(`request to ${request.url()}`));
  for (const address of addresses) {
    await tab.goto(address);
    // What is looked for by its address is found a little later.
    if (address.includes('search.html?')) await tab.locator('main [role=status]:not(:empty)').waitFor({ state: 'attached' });
    for (const wrong of await tab.evaluate(strangers)) complaints.push(`${wrong} on ${address}`);
  }
  await tab.context().close();
}

// Elements and attributes that no template of ours writes.
function strangers() {
  const found = [];
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName;
    if (['iframe', 'object', 'embed', 'base', 'style', 'marquee', 'audio', 'video', 'math', 'animate', 'template', 'x'].includes(name)) found.push(name);
    if (name === 'script' && !element.getAttribute('src')) found.push('script without a file');
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith('on') || attribute === 'style' || attribute === 'srcdoc') found.push(`${name} ${attribute}`);
      if (['href', 'src', 'action', 'formaction', 'xlink:href'].includes(attribute) && /^\s*(javascript|vbscript|data:text)/i.test(value)) found.push(`${name} ${attribute}=${value}`);
    }
  }
  return found;
}

const pages = existsSync(site) ? readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html') && path !== '404.html') : [];
const address = (path, end = '') => pathToFileURL(join(site, path)).href + end;
// Without the policy all pages are looked at. What is no markup there cannot offend the policy: a few pages of each
// folder show that it holds where nothing is wrong.
const folderOf = (path) => path.replace(/[^/]*$/, '');
const few = pages.filter((path) => pages.filter((other) => other < path && folderOf(other) === folderOf(path)).length < 3);
await Promise.all([visit(pages.map((path) => address(path)), true), visit(few.map((path) => address(path)), false)]);
promise(`nothing of ${PAYLOADS.length} payloads runs or becomes markup on ${pages.length} pages`, complaints.length === 0, [...new Set(complaints)].slice(0, 8));

// What stands in an address is never trusted either.
complaints.length = 0;
const months = pages.filter((path) => /^calendar\/\d/.test(path)).slice(0, 1);
const addresses = [
  ...(pages.includes('search.html') ? PAYLOADS.map((one) => address('search.html', `?q=${encodeURIComponent(one)}`)) : []),
  ...MIXED.map(encodeURIComponent).flatMap((terms) => [
    ...months.map((path) => address(path, `#platform=${terms}&state=${terms}`)),
    address('platforms/index.html', `?q=${terms}&network=${terms}&lifecycle=${terms}&sort=${terms}#${terms}`),
  ]),
];
// What is no encoding at all.
addresses.push(address('platforms/index.html', '#100%'), ...months.map((path) => address(path, '#100%')));
await visit(addresses, true);
promise(`nothing of ${PAYLOADS.length} payloads in an address runs or becomes markup`, complaints.length === 0, [...new Set(complaints)].slice(0, 8));

await browser.close();
rmSync(folder, { recursive: true, force: true });
close();
