// What the readers share.

/// The problems of a list of (what, found, expected).
export function compare(rows) {
  const text = (value) => JSON.stringify(value);
  return rows
    .filter(([, found, expected]) => text(found) !== text(expected))
    .map(([what, found, expected]) => `${what} is ${text(found)}, not ${text(expected)}`);
}

/// The problems of each of two lists' pairs, and that they are equally long.
export function pairs(found, expected, check) {
  if (found.length !== expected.length) return [`${found.length} findings, not ${expected.length}`];
  return found.flatMap((one, index) => check(one, expected[index]).map((problem) => `${index}: ${problem}`));
}

/// What is wrong, and what would be right.
export function textOf(fact) {
  return `${fact.message}\n${fact.help}`.trimEnd();
}

/// How the schema was broken.
export function schemaProblems(validate, value) {
  if (validate(value)) return [];
  return validate.errors.map((error) => `schema: ${error.instancePath} ${error.message}`);
}
