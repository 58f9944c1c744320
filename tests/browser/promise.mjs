// What a page promises, counted: each line says what must hold, and what was seen where it does not.
export const failed = [];
let passed = 0;

export function promise(what, holds, seen) {
  if (holds) passed += 1;
  else {
    failed.push(what);
    console.log(`failed: ${what}${seen === undefined ? '' : ` (seen: ${JSON.stringify(seen)})`}`);
  }
}

// What comes by itself is there when it is there, on a slow machine later: so long it is waited for, which only what
// is broken exceeds.
const PATIENCE = 10_000;

// Asks again and again until it holds; says whether it did. What it asks may be on its way to another page.
export async function until(holds) {
  const end = performance.now() + PATIENCE;
  for (;;) {
    const late = performance.now() > end;
    try {
      if (await holds()) return true;
    } catch (error) {
      if (late) throw error;
    }
    if (late) return false;
    await new Promise((settle) => setTimeout(settle, 20));
  }
}

// A promise about what comes by itself. Both are functions: whether it holds, and what is seen where it never does.
export async function eventually(what, holds, seen) {
  const held = await until(holds);
  promise(what, held, held ? undefined : await seen?.());
}

// Says how many hold; the program fails where one does not.
export function close() {
  console.log(`${passed} passed, ${failed.length} failed`);
  process.exitCode = failed.length ? 1 : 0;
}
