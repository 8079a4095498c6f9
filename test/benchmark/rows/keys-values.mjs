/** Keys and values beside what one would write them with: a script of its own, whose report is quoted. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../keys-values/keys-values.mjs', import.meta.url));

export const row = {
  name: 'keys-values',
  run() {
    const { status, stdout } = spawnSync(process.execPath, [SCRIPT], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (status !== 0) throw new Error(`${SCRIPT} ended with ${status}`);
    return { title: 'Keys and values', text: `\`\`\`text\n${stdout.trimEnd()}\n\`\`\`` };
  },
};
