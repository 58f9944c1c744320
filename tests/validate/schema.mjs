// Reads YAML and front matter with a parser that is not ours and validates it with a validator that is
// not ours. Standard input: {schemas: {name: schema}, files: [{schema, text}]}. Standard output: for
// each file the list of what is wrong with it.

import { readFileSync } from "node:fs";
import Ajv from "ajv";
import { parseDocument } from "yaml";

const { schemas, files } = JSON.parse(readFileSync(0, "utf8"));

// Strict: a misspelt keyword in a schema is an error. The last one is known to editors alone.
const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
ajv.addKeyword("patternErrorMessage");
const validators = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [name, ajv.compile(schema)]),
);

function problems({ schema, text }) {
  const document = parseDocument(text);
  if (document.errors.length > 0) return document.errors.map((error) => error.message);
  const validate = validators[schema];
  let value;
  try {
    value = document.toJS();
  } catch (error) {
    // An alias without an anchor.
    return [error.message];
  }
  if (validate(value)) return [];
  return validate.errors.map((error) => `${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
}

process.stdout.write(JSON.stringify(files.map(problems)));
