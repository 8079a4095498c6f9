import { access, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The bucket fails as long as this file lies in its directory: for whoever wants to see what an application does then. */
export class Outage {
  private readonly file: string;

  constructor(bucketDir: string) {
    this.file = join(bucketDir, 'outage');
  }

  begin(): Promise<void> {
    return writeFile(this.file, '');
  }

  end(): Promise<void> {
    return rm(this.file, { force: true });
  }

  isOn(): Promise<boolean> {
    return access(this.file).then(
      () => true,
      () => false,
    );
  }
}
