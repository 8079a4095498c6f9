import { createHmac, timingSafeEqual } from 'node:crypto';

/** The length of 256 bits in base64url. */
const LENGTH = 43;

/**
 * Signs text with the first secret and verifies with all, so that a secret can be replaced while entries signed with
 * the old one are still read.
 */
export class TextSignature {
  constructor(private readonly secrets: readonly string[]) {}

  /** Answers the signature, then the text. The key is signed as well: an entry moved to another key does not verify. */
  sign(text: string, key: string): string {
    return makeSignature(this.secrets[0] ?? '', text, key) + text;
  }

  /** Answers the text, or undefined where no secret made its signature. */
  open(signed: string, key: string): string | undefined {
    const signature = Buffer.from(signed.slice(0, LENGTH));
    const text = signed.slice(LENGTH);
    const isGenuine = this.secrets.some((secret) =>
      isEqual(Buffer.from(makeSignature(secret, text, key)), signature),
    );
    return isGenuine ? text : undefined;
  }
}

function isEqual(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Signs the key with its length, which tells where it ends: no part of the text can pass for a part of the key. */
function makeSignature(secret: string, text: string, key: string): string {
  return createHmac('sha256', secret).update(`${key.length}:${key}${text}`).digest('base64url');
}
