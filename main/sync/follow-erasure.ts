import { CodedError } from '#common/contract/coded-error.ts';
import type { OfficeContext } from '#main/features/office/office-context.ts';
import { disposeAsTold } from '#main/features/privacy/dispose.ts';
import { eraseAsTold, eraseDue } from '#main/features/privacy/erase.ts';
import type { DeskDatabase } from '#main/records/encrypted-sqlite.ts';
import { rememberedFiles } from '#main/records/repositories/disposals.ts';
import { keptImages } from '#main/records/repositories/specific-data.ts';
import type { Vault } from '#runtime/vault/vault.ts';
import type { HubLink } from './hub-link.ts';

type Following = { db: DeskDatabase; office: OfficeContext; vault: Vault; link: HubLink };

/** Once an hour: what the hub erased goes from this desk too. Pictures that arrived meanwhile are judged by the desk's own days. */
export class ErasureWatch {
  #hour = '';
  #day = '';

  async ask({ link, ...parts }: Following): Promise<void> {
    const { db, office } = parts;
    const hour = office.now().slice(0, 13);
    if (hour === this.#hour) return;
    await eraseDue(parts);
    const kept = await keptImages(db);
    try {
      const told = kept.length === 0 ? [] : await link.erasedAttachments(kept);
      await eraseAsTold(parts, new Map(told.map(({ id, rule }) => [id, rule])));
      await this.#letGo(parts, link);
    } catch (error) {
      // A hub of an older build erases nothing yet.
      if (!(error instanceof CodedError) || error.code !== 'NOT_FOUND') throw error;
    }
    this.#hour = hour;
  }

  /** Once a day: of whole files that two persons let go this desk keeps nothing either. */
  async #letGo(parts: Omit<Following, 'link'>, link: HubLink): Promise<void> {
    const today = parts.office.today();
    if (today === this.#day) return;
    const known = (await rememberedFiles(parts.db)).filter((id) => !parts.office.isKept(id));
    await disposeAsTold(parts, await link.goneFiles(known));
    this.#day = today;
  }
}
