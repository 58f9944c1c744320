// The browser that tests drive: Debian's Chromium, kept from asking anything of the world; CHROMIUM names another one.
import { chromium } from 'playwright-core';

const QUIET = ['--disable-gpu', '--disable-background-networking', '--disable-component-update'];

export function launch() {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: [...QUIET, ...asRoot] });
}
