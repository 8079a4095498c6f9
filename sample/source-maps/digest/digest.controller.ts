import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { DigestService } from './digest.service';

export interface DigestAnswer {
  readonly user: string;
  /** False: today's had been sent already. */
  readonly sent: boolean;
}

@Controller('digests')
export class DigestController {
  constructor(private readonly digests: DigestService) {}

  @Post(':user')
  @HttpCode(200)
  async send(@Param('user') user: string): Promise<DigestAnswer> {
    return { user, sent: (await this.digests.send(user)) !== true };
  }
}
