import { Button, type ChosenFile, DropZone } from "@/kit";
import { m } from "@/paraglide/messages";
import { FILE_MB } from "./words";

export type FileDropProps = {
  onChoose: (file: ChosenFile) => void;
  error: string | undefined;
  pending: boolean;
};

/** A place to drop a spreadsheet on, or to choose one. */
export function FileDrop({ onChoose, error, pending }: FileDropProps) {
  return (
    <DropZone
      label={m.leads_import_file()}
      types=".csv,.tsv,.txt,.xlsx,.xls,.ods"
      most={FILE_MB << 20}
      tooLarge={m.leads_import_file_large()}
      unreadable={m.leads_import_file_unreadable()}
      onChoose={onChoose}
      error={error}
      busy={pending}
      roomy
    >
      {({ open, reading }) => (
        <>
          <Button look="primary" icon="file" pending={reading || pending} onPress={open}>
            {m.leads_import_choose()}
          </Button>
          <span className="soft">
            {reading || pending ? m.leads_import_reading() : m.leads_import_hint()}
          </span>
        </>
      )}
    </DropZone>
  );
}
