// The browser that tests drive: Debian's Chromium, kept from asking anything of the world; CHROMIUM names another one.
import { chromium } from 'playwright-core';

const QUIET = ['--disable-gpu', '--disable-background-networking', '--disable-component-update'];

export function launch() {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: [...QUIET, ...asRoot] });
}

// Notes what a page says on the console, what goes wrong in it, and what it asks of others.
export function overhear(page, complaints) {
  page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => request.url().startsWith('file://') || complaints.push(`request to ${request.url()}`));
}

// Opens a page in a context of its own.
export async function openPage(browser, complaints, address, { width = 1280, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(5000);
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
