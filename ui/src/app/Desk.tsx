import { PAGES, SLOTS } from "@/features";
import { Banners } from "@/features/door";
import { type Session, useLock, useTouch } from "@/ipc";
import { navigate, ROOMS, type Room, usePlace } from "@/router";
import { useShortcut } from "@/shortcuts";
import { SlotsContext } from "@/slots";
import { Crash } from "./Crash";
import s from "./desk.module.css";
import { Header } from "./Header";
import { Help } from "./Help";
import { Rail } from "./Rail";
import { StatusLine } from "./StatusLine";

/** The window of an open clinic: rail, header, the room's page, status line. */
export function Desk({ session }: { session: Session }) {
  const { room } = usePlace();
  const lock = useLock();
  const Page = PAGES[room];
  useShortcut("lock", () => void lock());
  useTouch();
  return (
    <SlotsContext value={SLOTS}>
      {ROOMS.map((name) => (
        <RoomKey key={name} room={name} />
      ))}
      <div className={s.desk}>
        <Rail room={room} />
        <Header session={session} onLock={() => void lock()} />
        <div className={s.banners}>
          <Banners session={session} />
        </div>
        <main className={s.page}>
          <Crash key={room}>
            <Page />
          </Crash>
        </main>
        <StatusLine />
      </div>
      <Help />
      {SLOTS.everywhere.map((Everywhere) => (
        <Everywhere key={Everywhere.name} />
      ))}
    </SlotsContext>
  );
}

function RoomKey({ room }: { room: Room }) {
  useShortcut(`room_${room}`, () => navigate({ room }));
  return null;
}
