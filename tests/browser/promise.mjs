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

// Says how many hold; the program fails where one does not.
export function close() {
  console.log(`${passed} passed, ${failed.length} failed`);
  process.exitCode = failed.length ? 1 : 0;
}
