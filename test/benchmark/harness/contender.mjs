/**
 * A contender's own process. It opens one contender for one row, and then carries out what the runner asks for, one
 * message at a time: `{ task, params }` in, `{ result }` or `{ error }` out.
 */
import { pathToFileURL } from 'node:url';

const [rowFile, contenderFile, params] = process.argv.slice(2);

async function start() {
  const { openTasks } = await import(pathToFileURL(rowFile));
  const { contender } = await import(pathToFileURL(contenderFile));
  const tasks = await openTasks(contender, JSON.parse(params));
  process.on('message', (message) => void carryOut(tasks, message));
  process.send({ result: 'ready' });
}

async function carryOut(tasks, { task, params: taskParams }) {
  try {
    process.send({ result: await tasks[task](taskParams) });
  } catch (error) {
    process.send({ error: String(error?.stack ?? error) });
  }
}

// A runner that is gone needs no answers.
process.on('disconnect', () => process.exit());
start().catch((error) => process.send({ error: String(error?.stack ?? error) }, () => process.exit(1)));
