import { Replay } from './chooser';
import type { Fault } from './fault';
import { play } from './play';
import { describeScenario } from './scenario';
import type { Finding } from './search';

/** A schedule that breaks a promise, as text: what was broken, what happened, and how to see it again. */
export async function tellFinding(finding: Finding, fault?: Fault): Promise<string> {
  const { scenario, choices } = finding;
  const chooser = new Replay(choices);
  const { violation, trace } = await play(scenario, { chooser, fault, isTraced: true });
  const lines = [
    violation ?? `${finding.violation} (not seen again: this is a defect of the explorer)`,
    describeScenario(scenario),
    ...trace.map((line) => `  ${line}`),
    `replay: ${JSON.stringify({ scenario, choices, ...(fault && { fault: fault.name }) })}`,
  ];
  return lines.join('\n');
}
