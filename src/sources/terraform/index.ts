import { EMPTY_READING, type SourceReader } from "../source.js";

/** Records and policies in the configuration of Terraform and OpenTofu: https://developer.hashicorp.com/terraform/language */
export const terraform: SourceReader = {
  // Nothing else has files of such names.
  claims: () => true,
  async read(files, context) {
    if (files.length === 0) return EMPTY_READING;
    return (await import("./read.js")).readTerraform(files, context);
  },
};
