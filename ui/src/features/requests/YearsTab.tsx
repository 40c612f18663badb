import { useRef, useState } from "react";
import { showNumber } from "@/format";
import { type DeskError, useAct, useDesk, useRole } from "@/ipc";
import {
  Badge,
  Button,
  Dialog,
  ErrorText,
  Panel,
  problemWords,
  Skeleton,
  Table,
  TextArea,
  toast,
} from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./requests.module.css";

/** The years working days are counted by; a new year is read in when its decree is out. */
export function YearsTab() {
  const { data, error } = useDesk("calendar_years", {});
  const [reading, setReading] = useState(false);
  const officer = useRole("privacy_officer");
  const administrator = useRole("administrator");
  return (
    <div className={s.stack}>
      <ErrorText error={error} />
      {!data && !error && <Skeleton rows={3} />}
      {data && (
        <Panel
          flush
          title={m.requests_years()}
          actions={
            (officer || administrator) && (
              <Button icon="plus" onPress={() => setReading(true)}>
                {m.requests_read_year()}
              </Button>
            )
          }
        >
          <Table
            label={m.requests_years()}
            rows={data}
            rowKey={({ year }) => year}
            columns={[
              { id: "year", title: m.requests_year(), cell: ({ year }) => String(year) },
              {
                id: "state",
                title: m.requests_year_state(),
                cell: ({ preliminary }) =>
                  preliminary ? (
                    <Badge look="soon">{m.requests_year_preliminary()}</Badge>
                  ) : (
                    <Badge look="given">{m.requests_year_decreed()}</Badge>
                  ),
              },
              {
                id: "from",
                title: m.requests_year_from(),
                cell: ({ imported }) => (imported ? m.requests_year_imported() : m.requests_year_shipped()),
              },
              {
                id: "days",
                title: m.requests_working_days(),
                figures: true,
                cell: ({ working_days }) => showNumber(working_days),
              },
              {
                id: "saturdays",
                title: m.requests_working_saturdays(),
                figures: true,
                cell: ({ working_saturdays }) => showNumber(working_saturdays.length),
              },
            ]}
          />
        </Panel>
      )}
      <p className="soft small">{m.requests_years_note()}</p>
      {reading && <Reading onClose={() => setReading(false)} />}
    </div>
  );
}

const EXAMPLE = "year 2028\npreliminary\noff 01-01..01-08 02-23 03-08 05-01 05-09 06-12 11-04\nwork 02-19";

function Reading({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState("");
  const file = useRef<HTMLInputElement>(null);
  const read = useAct("calendar_import");
  const save = async () => {
    if (await read.run({ text })) {
      toast(m.requests_year_read());
      onClose();
    }
  };
  return (
    <Dialog
      title={m.requests_read_year()}
      isOpen
      onClose={onClose}
      onSave={() => void save()}
      actions={
        <>
          <Button onPress={onClose}>{m.common_cancel()}</Button>
          <Button
            look="primary"
            pending={read.pending}
            disabled={text.trim() === ""}
            onPress={() => void save()}
          >
            {m.requests_read_year()}
          </Button>
        </>
      }
    >
      <div className={s.stack}>
        {read.error?.kind !== "invalid" && <ErrorText error={read.error} />}
        <TextArea
          wide
          autoFocus
          rows={8}
          label={m.requests_year_text()}
          value={text}
          onChange={setText}
          hint={m.requests_year_hint()}
          error={wrongLine(read.error)}
        />
        <pre className={s.example}>{EXAMPLE}</pre>
        <input
          ref={file}
          type="file"
          accept=".txt,.json,text/plain,application/json"
          hidden
          aria-label={m.requests_year_file()}
          onChange={({ target }) => void target.files?.[0]?.text().then(setText)}
        />
        <Button icon="file" onPress={() => file.current?.click()}>
          {m.requests_year_file()}
        </Button>
      </div>
    </Dialog>
  );
}

/** “Line 3: no such day”, or the holiday that was forgotten. */
function wrongLine(error: DeskError | null): string | undefined {
  if (error?.kind !== "invalid") return undefined;
  const [place, number] = error.field.split(".");
  if (place === "holiday")
    return m.requests_year_holiday({ day: (number ?? "").split("-").reverse().join(".") });
  if (place === "text" && number)
    return m.requests_year_line({ line: number, problem: problemWords(error.problem) });
  return number
    ? m.requests_year_entry({ entry: number, problem: problemWords(error.problem) })
    : problemWords(error.problem);
}
