import { Button } from "antd";
import { Component, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

function PageFailed(): ReactNode {
  const { t } = useTranslation();
  return (
    <div role="alert" className="page-failed">
      <h2>{t("frame.pageFailed.title")}</h2>
      <p>{t("frame.pageFailed.kept")}</p>
      <Button type="primary" size="large" onClick={() => window.location.reload()}>
        {t("frame.pageFailed.reload")}
      </Button>
    </div>
  );
}

/** Keeps the rest of the program on screen when one page breaks or its script cannot be loaded. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <PageFailed /> : this.props.children;
  }
}
