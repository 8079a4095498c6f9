import { BadRequestException, Controller, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor, type UploadedMultipartFile } from '@nestjs/platform-fastify/multipart';
import { UploadsService } from './uploads.service';

export interface UploadAnswer {
  /** How many maps were in the zip; all of them are served from now on. */
  readonly stored: number;
}

@Controller('uploads')
export class UploadsController {
  constructor(private readonly uploads: UploadsService) {}

  /** 201 once every process answers from the new maps. */
  @Post()
  @UseInterceptors(FileInterceptor('file'))
  async upload(@UploadedFile() zip: UploadedMultipartFile | undefined): Promise<UploadAnswer> {
    if (!zip?.buffer)
      throw new BadRequestException('Give a zip in the form field file, as in curl -F file=@maps.zip.');
    return { stored: await this.uploads.take(zip.buffer) };
  }
}
