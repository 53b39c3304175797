import { Suspense, useEffect, useSyncExternalStore, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { useProgram, useSession } from "./program.ts";
import type { ConnectionState } from "./connection.ts";
import { designed } from "./designed.tsx";
import { SignIn } from "./sign-in/sign-in.tsx";
import { Joining } from "./start/joining.tsx";
import { Rebuilding } from "./start/rebuilding.tsx";
import { Centered } from "./start/centered.tsx";
import { useHostFailure } from "./use-host-failure.ts";
import "./stage.css";

const Frame = designed(async () => (await import("./frame/frame.tsx")).Frame);
const NewPin = designed(async () => (await import("./sign-in/new-pin.tsx")).NewPin);
const FirstStart = designed(async () => (await import("./start/first-start.tsx")).FirstStart);
const ProblemPage = designed(async () => (await import("./start/problem-page.tsx")).ProblemPage);

/** Shows what the program's phase and session ask for. Pages stay behind the lock, so that forms keep. */
export function Stage(): ReactElement {
  const { connection } = useProgram();
  const app = useSession((state) => state.app);
  const reached = useSyncExternalStore(connection.subscribe, connection.state);
  const failure = useHostFailure();
  return (
    <>
      {(reached === "lost" || reached === "replaced") && app !== null && (
        <ReconnectingBar failure={failure} replaced={reached === "replaced"} />
      )}
      <Suspense fallback={null}>
        {app === null ? (
          <Waiting reached={reached} failure={failure} />
        ) : app.phase === "setup" ? (
          <FirstStart demoOffered={app.demoOffered} joined={app.joined} />
        ) : app.phase === "joining" ? (
          <Joining done={app.done} total={app.total} />
        ) : app.phase === "problem" ? (
          <ProblemPage problem={app.problem} />
        ) : app.phase === "rebuilding" ? (
          <Rebuilding done={app.done} total={app.total} />
        ) : (
          <Ready />
        )}
      </Suspense>
    </>
  );
}

function Ready(): ReactElement {
  const actor = useSession((state) => state.actor);
  const lockedBy = useSession((state) => state.lockedBy);
  const mustChangePin = useSession((state) => state.mustChangePin);
  const owner = actor?.id ?? lockedBy?.id ?? null;
  const working = actor !== null && !mustChangePin;
  // While somebody looks for their name, the PIN's form and the desk behind the door are read.
  useEffect(() => {
    const idle = requestIdleCallback(() => {
      void Promise.all([
        import("./design.tsx"),
        import("./sign-in/pin-form.tsx"),
        import("./frame/frame.tsx"),
        import("../modules/home/home-page.tsx"),
      ]);
    });
    return () => cancelIdleCallback(idle);
  }, []);
  return (
    <>
      {owner !== null && (
        <div className="stage" hidden={!working} inert={!working}>
          <Frame key={owner} />
        </div>
      )}
      {actor === null && <SignIn lockedBy={lockedBy} />}
      {actor !== null && mustChangePin && <NewPin actor={actor} />}
    </>
  );
}

/** The failure is in the desktop shell's words, which say what to do. */
function ReconnectingBar({
  failure,
  replaced,
}: {
  readonly failure: string | null;
  readonly replaced: boolean;
}): ReactElement {
  const { t } = useTranslation();
  return (
    <output className="stage-bar">{failure ?? t(replaced ? "frame.replaced" : "frame.reconnecting")}</output>
  );
}

function Waiting({
  reached,
  failure,
}: {
  readonly reached: ConnectionState;
  readonly failure: string | null;
}): ReactElement {
  const { t } = useTranslation();
  const lost = reached === "lost";
  const words = reached === "replaced" ? "frame.replaced" : lost ? "frame.unreachable" : "frame.starting";
  return (
    <Centered title={t("frame.name")}>
      <output>{failure ?? t(words)}</output>
      {lost && failure === null && <p className="muted">{t("frame.unreachableHelp")}</p>}
    </Centered>
  );
}
