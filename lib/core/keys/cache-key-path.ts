import { type KeyFrame } from './key-frame';
import { type KeyPosition } from './key-refusal';
import { joinSteps, stepTo } from '../kinds/path';

/** The way to the child that the last frame was about to write: `[0].owner.friends[3]`. */
export function pathThrough(position: KeyPosition, frames: readonly KeyFrame[]): string {
  return joinSteps(position === 'extra' ? 'extra' : `[${position}]`, frames.map(stepInto));
}

function stepInto(frame: KeyFrame): string {
  const { index, names, perMember } = frame;
  if (names) return stepTo(names[index] ?? '');
  if (perMember === 1) return `[member ${index}]`;
  if (perMember === 2) return `[${index % 2 === 0 ? 'key' : 'value'} ${index >> 1}]`;
  return stepTo(String(index));
}
