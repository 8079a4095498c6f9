import { createHmac, timingSafeEqual } from 'node:crypto';

/** The length of 256 bits in base64url. */
const LENGTH = 43;

/** Says what an entry is signed for, besides its key: one that was made for another place does not verify there. */
export interface SignedPlace {
  /** What every name in the store begins with: an entry of staging is none of production. */
  readonly keyPrefix: string;
  /** The prefix of the method: keys that callbacks make may be equal for two methods. */
  readonly group: string;
}

/**
 * Signs text with the first secret and verifies with all, so that a secret can be replaced while entries signed with
 * the old one are still read.
 */
export class TextSignature {
  private readonly place: string;

  constructor(
    private readonly secrets: readonly string[],
    { keyPrefix, group }: SignedPlace,
  ) {
    this.place = withLength(keyPrefix) + withLength(group);
  }

  /**
   * Answers the signature, then the text. The place and the key are signed as well: an entry that was moved to another
   * does not verify.
   */
  sign(text: string, key: string): string {
    return this.makeSignature(this.secrets[0] ?? '', text, key) + text;
  }

  /** Answers the text, or undefined where no secret made its signature. */
  open(signed: string, key: string): string | undefined {
    const signature = Buffer.from(signed.slice(0, LENGTH));
    const text = signed.slice(LENGTH);
    const isGenuine = this.secrets.some((secret) =>
      isEqual(Buffer.from(this.makeSignature(secret, text, key)), signature),
    );
    return isGenuine ? text : undefined;
  }

  private makeSignature(secret: string, text: string, key: string): string {
    return createHmac('sha256', secret)
      .update(this.place + withLength(key) + text)
      .digest('base64url');
  }
}

function isEqual(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}

/** Writes a text with its length, which tells where it ends: no part of what follows can pass for a part of it. */
function withLength(text: string): string {
  return `${text.length}:${text}`;
}
