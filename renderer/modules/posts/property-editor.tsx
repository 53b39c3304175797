import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber } from "antd";
import { useState, type ReactElement } from "react";
import { useTranslation } from "react-i18next";
import type { PostView } from "../../../shared/contract/shifts.ts";
import { usePostCommand } from "./use-post-command.ts";

/** 物品清单 (DUTY-3): what is counted at each handover of this post, and how many there should be. */
export function PropertyEditor({
  post,
  may,
}: {
  readonly post: PostView;
  readonly may: boolean;
}): ReactElement {
  const { t } = useTranslation();
  const list = usePostCommand("post.list-property", post.id);
  const [draft, setDraft] = useState(post.property);
  const change = (at: number, patch: Partial<(typeof draft)[number]>): void =>
    setDraft(draft.map((one, index) => (index === at ? Object.assign({}, one, patch) : one)));
  const changed = JSON.stringify(draft) !== JSON.stringify(post.property);
  return (
    <section className="card settings-card" aria-labelledby="property-title">
      <h2 id="property-title">
        {t("posts.property.title")} <span className="setting-rule mono">DUTY-3</span>
      </h2>
      <p className="muted">{t("posts.property.help")}</p>
      {draft.map(({ item, expected }, at) => (
        // oxlint-disable-next-line react/no-array-index-key -- things have no identity but their place
        <div className="setting-line" key={at}>
          <Input
            aria-label={t("posts.property.item")}
            placeholder={t("posts.property.itemHint")}
            value={item}
            maxLength={100}
            disabled={!may}
            onChange={({ target }) => change(at, { item: target.value })}
          />
          <InputNumber
            aria-label={t("posts.property.expected")}
            className="posts-number"
            min={0}
            precision={0}
            value={expected}
            disabled={!may}
            onChange={(value) => change(at, { expected: value ?? 0 })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={`${t("posts.property.remove")} ${item}`}
            disabled={!may}
            onClick={() => setDraft(draft.filter((_, index) => index !== at))}
          />
        </div>
      ))}
      {list.error !== null && <p className="field-error">{list.error}</p>}
      <div className="settings-save">
        <Button
          icon={<PlusOutlined />}
          disabled={!may || draft.length >= 100}
          onClick={() => setDraft([...draft, { item: "", expected: 1 }])}
        >
          {t("posts.property.add")}
        </Button>
        <Button
          type="primary"
          loading={list.busy}
          disabled={!may || !changed || draft.some(({ item }) => item.trim() === "")}
          onClick={() => void list.give({ items: draft })}
        >
          {t("settings.save")}
        </Button>
      </div>
    </section>
  );
}
