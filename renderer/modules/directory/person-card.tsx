import { EllipsisOutlined, SafetyCertificateOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PersonView } from "../../../shared/contract/directory.ts";
import { RecordApprovals } from "../../ui/approval-notice.tsx";
import { siteDate } from "../../../shared/kernel/site-time.ts";
import { isResident } from "../../../shared/modules/directory/index.ts";
import { useZone } from "../../app/program.ts";
import { useMay } from "../../app/use-may.ts";
import { DocumentReveal } from "../../ui/document-reveal.tsx";
import { PhoneReveal } from "../../ui/phone-reveal.tsx";
import { StatusTag } from "../../ui/status-tag.tsx";
import { relationWords } from "./directory-words.tsx";
import { PersonAction, type PersonActionName } from "./person-action.tsx";

/** One person of a unit: masked numbers that one key shows, the authorisation, and what can be done. */
export function PersonCard({ person }: { readonly person: PersonView }): ReactElement {
  const { t } = useTranslation();
  const [action, setAction] = useState<PersonActionName | null>(null);
  const may = useMay("person.correct");
  const { authorisation } = person;
  const choices: readonly { readonly key: PersonActionName; readonly label: string }[] = [
    { key: "correct", label: t("directory.correct") },
    { key: "add-phone", label: t("directory.addPhone") },
    ...(person.phones.length === 0
      ? []
      : [{ key: "remove-phone" as const, label: t("directory.removePhone") }]),
    // VIS-2: whoever lives there needs nobody's consent.
    ...(person.left || isResident(person)
      ? []
      : [{ key: "authorise" as const, label: t("directory.authorise") }]),
    ...(person.left ? [] : [{ key: "move-out" as const, label: t("directory.moveOutDo") }]),
    ...(authorisation === null
      ? []
      : [{ key: "end-authorisation" as const, label: t("directory.endAuthorisation") }]),
  ];
  return (
    <article className="person" aria-label={person.name}>
      <header className="person-head">
        <strong className="person-name">{person.erased ? t("directory.erased") : person.name}</strong>
        <StatusTag tone="grey">{relationWords(person, t)}</StatusTag>
        <span className="muted">
          {person.left
            ? t("directory.left", { on: person.moveOut ?? "" })
            : person.moveIn !== null && t("directory.livesSince", { on: person.moveIn })}
        </span>
        <span className="unit-head-gap" />
        {may && (
          <Dropdown
            trigger={["click"]}
            menu={{
              items: choices.map(({ key, label }) => ({ key, label })),
              onClick: ({ key }) => setAction(choices.find((choice) => choice.key === key)?.key ?? null),
            }}
          >
            <Button
              type="text"
              size="small"
              icon={<EllipsisOutlined />}
              aria-label={t("directory.moreActions")}
            />
          </Dropdown>
        )}
      </header>
      <PersonNumbers person={person} />
      <Authorisation person={person} />
      <RecordApprovals id={person.id} />
      {action !== null && <PersonAction action={action} person={person} onClose={() => setAction(null)} />}
    </article>
  );
}

function PersonNumbers({ person }: { readonly person: PersonView }): ReactElement {
  const { t } = useTranslation();
  const type =
    person.documentType === null ? t("directory.document") : t(`directory.documents.${person.documentType}`);
  return (
    <dl className="facts">
      {person.phones.length > 0 && (
        <>
          <dt>{t("directory.phones")}</dt>
          <dd>
            <PhoneReveal
              command="person.reveal"
              id={person.id}
              field="phones"
              masked={person.phones.join(" / ")}
            />
          </dd>
        </>
      )}
      {person.documentMasked !== "" && (
        <>
          <dt>{type}</dt>
          <dd>
            <DocumentReveal
              command="person.reveal"
              id={person.id}
              masked={person.documentMasked}
              ask={t("directory.showDocument", { name: person.name })}
              show={t("directory.show")}
            />
          </dd>
        </>
      )}
      {(person.emergencyContact !== "" || person.emergencyPhones.length > 0) && (
        <>
          <dt>{t("directory.emergencyContact")}</dt>
          <dd>
            {person.emergencyContact}{" "}
            <PhoneReveal
              command="person.reveal"
              id={person.id}
              field="emergencyPhones"
              masked={person.emergencyPhones.join(" / ")}
            />
          </dd>
        </>
      )}
      {person.note !== "" && (
        <>
          <dt>{t("directory.note")}</dt>
          <dd>{person.note}</dd>
        </>
      )}
    </dl>
  );
}

/** 长期授权 (VIS-2): until when, who agreed, what for. */
function Authorisation({ person }: { readonly person: PersonView }): ReactElement | null {
  const { t } = useTranslation();
  const zone = useZone();
  const { authorisation } = person;
  if (authorisation === null) return null;
  const on = siteDate(authorisation.untilMs - 1, zone);
  const kinds = authorisation.kinds.map((kind) => t(`directory.kinds.${kind}`)).join(" · ");
  return (
    <p className="authorisation">
      <StatusTag tone={authorisation.holds ? "green" : "grey"} icon={<SafetyCertificateOutlined />}>
        {t(authorisation.holds ? "directory.authorised" : "directory.authorisationOver", { on })}
      </StatusTag>
      <span className="muted">
        {kinds} · {t("directory.authorisedBy", { by: authorisation.by })}
        {authorisation.note === "" ? "" : ` · ${authorisation.note}`}
      </span>
    </p>
  );
}
