import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { formatSection } from './report.mjs';

const RESULTS = fileURLToPath(new URL('../RESULTS.md', import.meta.url));
const NOTES = fileURLToPath(new URL('../NOTES.md', import.meta.url));

const INTRODUCTION = `# Results of \`npm run bench\`

Written by the runner, section by section: a run of one row replaces that row's section only. Absolute figures belong
to their machine and to what else it was doing; the ratios were taken in one run, round about, and are what to look at.
What the figures mean, and where one is not reached, is in the notes at the end (NOTES.md, written by hand).
`;

/** Replaces the section of one row in RESULTS.md. */
export function writeResults({ row, order, section, machine, isQuick }) {
  const sections = readSections();
  const when = `Measured ${new Date().toISOString().slice(0, 10)}${isQuick ? ' with `--quick`: few rounds' : ''}.`;
  const facts = machine.map((line) => `- ${line}`).join('\n');
  sections.set(
    row.name,
    `${formatSection(section)}\n\n<details><summary>${when}</summary>\n\n${facts}\n\n</details>`,
  );
  const text = order
    .filter((name) => sections.has(name))
    .map((name) => `${mark(name)}\n\n${sections.get(name)}`);
  const notes = existsSync(NOTES) ? [mark('notes'), readFileSync(NOTES, 'utf8').trim()] : [];
  writeFileSync(RESULTS, `${[INTRODUCTION.trim(), ...text, ...notes].join('\n\n')}\n`);
}

function readSections() {
  if (!existsSync(RESULTS)) return new Map();
  const parts = readFileSync(RESULTS, 'utf8').split(/^<!-- row: (.+) -->$/m);
  const sections = new Map();
  for (let at = 1; at < parts.length; at += 2) sections.set(parts[at], parts[at + 1].trim());
  return sections;
}

function mark(name) {
  return `<!-- row: ${name} -->`;
}
