import { showNumber } from "@/format";
import type { Proof } from "@/ipc";
import { Badge, Table } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./erasure.module.css";
import { placeWord } from "./words";

/** Where every form of the person was looked for, and what was found. */
export function ProofTable({ proof }: { proof: Proof }) {
  return (
    <>
      <Table
        label={m.erasure_proof()}
        columns={[
          { id: "place", title: m.erasure_place(), cell: ({ place }) => placeWord(place) },
          {
            id: "scanned",
            title: m.erasure_looked_at(),
            figures: true,
            cell: ({ scanned }) => showNumber(scanned),
          },
          {
            id: "found",
            title: m.erasure_result(),
            figures: true,
            cell: ({ found }) => <Found count={found} />,
          },
        ]}
        rows={proof.places}
        rowKey={({ place }) => place}
      />
      <p className={s.foot}>{m.erasure_forms({ count: proof.forms })}</p>
    </>
  );
}

function Found({ count }: { count: number }) {
  return <Badge look={count === 0 ? "given" : "blocked"}>{m.erasure_found({ count })}</Badge>;
}
