import { sweep } from '../../../../lib/caches/redis/sweep';
import { ScriptedSession } from '../../../support/doubles/scripted-session';

const PATTERN = 'shop:{[=!]*}:[vln]';
const scan = (cursor: string) => ['SCAN', cursor, 'MATCH', PATTERN, 'COUNT', '1000'];

describe('removing every key that matches', () => {
  it('goes on from step to step until the server has shown them all', async () => {
    const session = new ScriptedSession();
    session.scans = [
      [
        ['7', ['a', 'b']],
        ['3', []],
        ['0', ['c']],
      ],
    ];
    await sweep(session, PATTERN, () => undefined);
    expect(session.asked).toEqual([scan('0'), ['UNLINK', 'a', 'b'], scan('7'), scan('3'), ['UNLINK', 'c']]);
  });

  it('visits every primary of a cluster, and names one key in a command', async () => {
    const session = new ScriptedSession();
    session.isOneServer = false;
    session.scans = [[['0', ['a', 'b']]], [['0', ['c']]]];
    await sweep(session, PATTERN, () => undefined);
    expect(session.asked.filter(([command]) => command === 'SCAN')).toHaveLength(2);
    expect(session.asked.filter(([command]) => command === 'UNLINK').sort()).toEqual([
      ['UNLINK', 'a'],
      ['UNLINK', 'b'],
      ['UNLINK', 'c'],
    ]);
  });

  it('is not confirmed where one step fails, or one primary', async () => {
    const failing = new ScriptedSession();
    failing.scans = [[['0', ['a']]], []];
    await expect(sweep(failing, PATTERN, () => undefined)).rejects.toThrow();
    const refusing = new ScriptedSession();
    refusing.scans = [[['0', ['a']]]];
    refusing.replies = () => Promise.reject(new Error('READONLY'));
    await expect(sweep(refusing, PATTERN, () => undefined)).rejects.toThrow('READONLY');
  });
});
