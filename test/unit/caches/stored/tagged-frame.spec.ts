import { readTaggedFrame, RESULT_TAGS_MARK, writeLabels } from '../../../../lib/caches/stored/tagged-frame';
import { bindingOf, frameValue } from '../../../../lib/caches/stored/value-frame';

const CHECK = 'checked8';
const NONCES = `${'n'.repeat(16)}${RESULT_TAGS_MARK}`;
const OTHER_NONCES = `${'o'.repeat(16)}${RESULT_TAGS_MARK}`;
const LABELS = ['=a', '=ä€😀', '!"\\ud800"', `=${'x'.repeat(200)}`];
const TAG_NONCES = LABELS.map((_, index) => String(index).repeat(16));

function frame(labels: readonly string[] = LABELS, payload = 'payload'): string {
  const nonces = NONCES + TAG_NONCES.slice(0, labels.length).join('');
  return frameValue(CHECK + bindingOf(nonces), { at: 1, life: 2 }, writeLabels(labels) + payload);
}

describe('a value that carries tags of its own', () => {
  it('is read as it was written, with what its tags were', () => {
    const read = readTaggedFrame(frame(), { keyCheck: CHECK, nonces: NONCES });
    expect(read?.hit.payload).toBe('payload');
    expect(read?.tags).toEqual(LABELS.map((label, index) => ({ label, nonce: TAG_NONCES[index] })));
  });

  it('may carry none, and a payload that looks like some', () => {
    const read = readTaggedFrame(frame([], '02=a02=b'), { keyCheck: CHECK, nonces: NONCES });
    expect([read?.hit.payload, read?.tags]).toEqual(['02=a02=b', []]);
  });

  it('is bound to all of its nonces', () => {
    const [some, fewer] = [frame(), frame(LABELS.slice(1))].map(
      (text) => readTaggedFrame(text, { keyCheck: CHECK, nonces: NONCES })?.bound,
    );
    expect(some).not.toBe(fewer);
    expect(frame().includes(some as string)).toBe(true);
  });

  it('is none of another key, of other nonces, of fewer nonces than its question has, or without the mark', () => {
    expect(readTaggedFrame(frame(), { keyCheck: 'another8', nonces: NONCES })).toBeUndefined();
    expect(readTaggedFrame(frame(), { keyCheck: CHECK, nonces: OTHER_NONCES })).toBeUndefined();
    expect(readTaggedFrame(frame([]), { keyCheck: CHECK, nonces: NONCES + TAG_NONCES[0] })).toBeUndefined();
    const unmarked = frameValue(CHECK + bindingOf('n'.repeat(32)), { at: 1, life: 2 }, 'payload');
    expect(readTaggedFrame(unmarked, { keyCheck: CHECK, nonces: NONCES })).toBeUndefined();
  });

  it('is nothing when it is foreign, or cut off anywhere in front of its payload', () => {
    expect(readTaggedFrame(undefined, { keyCheck: CHECK, nonces: NONCES })).toBeUndefined();
    expect(readTaggedFrame('', { keyCheck: CHECK, nonces: NONCES })).toBeUndefined();
    expect(readTaggedFrame(`1${frame().slice(1)}`, { keyCheck: CHECK, nonces: NONCES })).toBeUndefined();
    const whole = frame(LABELS, '');
    for (let length = 0; length < whole.length; length++)
      expect(readTaggedFrame(whole.slice(0, length), { keyCheck: CHECK, nonces: NONCES })).toBeUndefined();
  });
});
