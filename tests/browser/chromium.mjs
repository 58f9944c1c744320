// The browser that tests drive: Debian's Chromium as it is built for tests, without a window, which takes two thirds of
// the time, kept from asking anything of the world. CHROMIUM names another one by its path; SLOW=6 makes pages six
// times as slow as they are.
import { chromium } from 'playwright-core';

const QUIET = ['--disable-gpu', '--disable-background-networking', '--disable-component-update'];
// What would ask others or wait for nothing, from Playwright's own list, which this one replaces; and the new frame for
// every page, which is a fifth of the time of going there.
const WITHOUT = ['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'HttpsUpgrades', 'MediaRouter', 'NetworkTimeServiceQuerying', 'OptimizationHints', 'PaintHolding', 'RenderDocument'];
// How long a page may take for anything: only what is broken takes longer.
const PATIENCE = 30_000;

export function launch() {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell', args: [...QUIET, `--disable-features=${WITHOUT}`, ...asRoot] });
}

// Notes what a page says on the console, what goes wrong in it, and what it asks of others.
export function overhear(page, complaints) {
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => request.url().startsWith('file://') || complaints.push(`request to ${request.url()}`));
}

// An empty page in a context of its own.
export async function newPage(browser, { width = 1280, height = 800, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  const rate = Number(process.env.SLOW ?? 1);
  if (rate > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate });
  return page;
}

// Opens a page and notes what is wrong with it.
export async function openPage(browser, complaints, address, options) {
  const page = await newPage(browser, options);
  overhear(page, complaints);
  await page.goto(address);
  return page;
}

export const at = (page, selector) => page.evaluate((wanted) => document.activeElement.matches(wanted), selector);

// Goes on with Tab until the focus is on what the selector names; says whether it got there.
export async function tab(page, selector, key = 'Tab') {
  for (let presses = 0; presses < 400; presses += 1) {
    await page.keyboard.press(key);
    if (await at(page, selector)) return true;
  }
  return false;
}

// Presses keys as fast as fingers do, and says whether they lead to such an address.
export async function arrives(page, wanted, ...keys) {
  const before = page.url();
  const arrived = page.waitForURL((url) => url.href !== before && wanted(url)).then(() => true, () => false);
  await Promise.all(keys.flatMap((key) => [page.keyboard.down(key), page.keyboard.up(key)]));
  return arrived;
}
