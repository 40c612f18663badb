import { useState } from "react";
import { showMoment, showSize } from "@/format";
import { type AttachmentRow, call, type MediaType, type RequestDetails, useAct, useRole } from "@/ipc";
import { Button, ErrorText, FilePreview, ScanDrop } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./requests.module.css";

const KINDS: Record<MediaType, string> = {
  "application/pdf": "PDF",
  "image/png": "PNG",
  "image/jpeg": "JPEG",
};

/** The letter's scans: kept encrypted, opened by the privacy officer alone. */
export function Scans({ letter: { row, scans } }: { letter: RequestDetails }) {
  const officer = useRole("privacy_officer");
  const [seen, setSeen] = useState<AttachmentRow | null>(null);
  const attach = useAct("scan_attach");
  return (
    <div className={s.stack}>
      {scans.length === 0 && row.lead_case_no !== "" && <p className="soft">{m.requests_no_scans()}</p>}
      {scans.length > 0 && (
        <ul>
          {scans.map((scan) => (
            <li key={scan.id} className={s.scanned}>
              <span>
                {KINDS[scan.media_type]}{" "}
                <span className="soft small figures">
                  {showSize(scan.size)} · {showMoment(scan.added_at)}
                </span>
              </span>
              {officer && (
                <Button look="quiet" icon="show" onPress={() => setSeen(scan)}>
                  {m.common_open()}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {!officer && scans.length > 0 && <p className="soft small">{m.requests_scans_officer()}</p>}
      {row.lead_case_no === "" && <p className="soft small">{m.requests_scan_no_record()}</p>}
      {!row.closed && !row.destruction && row.lead_case_no !== "" && (
        <>
          <ScanDrop
            scan={null}
            pending={attach.pending}
            onChoose={(scan) =>
              scan && void attach.run({ request: row.request, content_base64: scan.base64 })
            }
            error={attach.error?.kind === "invalid" ? m.requests_scan_refused() : undefined}
          />
          {attach.error?.kind !== "invalid" && <ErrorText error={attach.error} />}
        </>
      )}
      {seen && (
        <FilePreview
          title={m.requests_scan_of({ number: row.case_no })}
          load={() => call("scan_get", { attachment: seen.id })}
          onClose={() => setSeen(null)}
        />
      )}
    </div>
  );
}
