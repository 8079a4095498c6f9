import { createHash } from 'node:crypto';

/** What a Content-Security-Policy names an inline script or style by. */
export function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
