import { type LeadId, type LetterChannel, useAct, useToday } from "@/ipc";
import { ErrorText, Menu, toast } from "@/kit";
import { m } from "@/paraglide/messages";
import s from "./consent.module.css";

const CHANNELS: readonly LetterChannel[] = ["phone", "messenger", "email", "in_person", "post"];

/**
 * Marketing stops for whoever asks, by whatever way (152-FZ Art. 15(2)): one choice records the objection
 * in the register of requests.
 */
export function StopMarketing({ lead }: { lead: LeadId }) {
  const today = useToday();
  const record = useAct("request_record");
  const stop = async (channel: LetterChannel) => {
    const recorded = await record.run({
      kinds: ["objection"],
      leads: [lead],
      no_such_person: false,
      applicant: "person",
      received_on: today ?? "",
      received_time: null,
      long_before_record: false,
      channel,
      parts: [],
      identity_check: "not_needed",
      reference: "",
      language: null,
    });
    if (recorded) toast(m.consent_marketing_stopped());
  };
  return (
    <div className={s.acts}>
      <Menu
        label={m.consent_stop_marketing()}
        acts={CHANNELS.map((channel) => ({
          id: channel,
          word: m.consent_asked_by({ channel: m[`requests_channel_${channel}`]() }),
          run: () => void stop(channel),
        }))}
      >
        {m.consent_stop_marketing()}
      </Menu>
      <ErrorText error={record.error} />
    </div>
  );
}
