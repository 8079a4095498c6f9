import { execFileSync } from 'node:child_process';

/** The path and version of one release of each of these major versions, from the npm registry where it is not the running one. */
export function nodeBinaries(majors) {
  return majors.map((major) => {
    const command = `node -p 'JSON.stringify({ path: process.execPath, version: process.version })'`;
    const own = { path: process.execPath, version: process.version };
    if (own.version.startsWith(`v${major}.`)) return { major, ...own };
    const found = execFileSync('npx', ['-y', '-p', `node@${major}`, '-c', command], { encoding: 'utf8' });
    return { major, ...JSON.parse(found) };
  });
}
