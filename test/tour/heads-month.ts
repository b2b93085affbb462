import { expect } from '@playwright/test';
import { id } from '#test/pages/desk-page.ts';
import type { Tour } from './tour-context.ts';

const PATIENCE = { timeout: 30_000 };

/** What a head of section looks at when the month is over: each page of the office, over what the tour did. */
export async function headsMonth(tour: Tour): Promise<void> {
  const { desk } = tour;
  const { page } = desk;
  await desk.signIn('kasi');
  await visit('board', id.hall.board.title);
  await desk.go(new RegExp(`^${id.reports.nav}`));
  await page.getByText(id.reports.preset.lastMonth, { exact: true }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('table').first()).toBeVisible(PATIENCE);
  await tour.picture('report');
  for (const table of [id.reports.table.service, id.survey.table.index]) {
    await page.getByRole('tab', { name: table, exact: true }).click();
    await expect(page.getByRole('tabpanel').getByRole('table')).toBeVisible(PATIENCE);
  }
  await tour.picture('report-voices');
  await visit('survey', id.survey.title);
  await visit('complaints', id.complaints.title);
  await visit('announcements', id.hall.notice.title);
  await visit('quota', id.quota.title);
  await visit('reviews', id.reviews.title);
  await visit('privacy', id.privacy.title);
  await visit('audit', id.common.nav.audit);
  tour.log('the month of the head');

  async function visit(name: string, title: string): Promise<void> {
    await desk.go(new RegExp(`^${title}`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible(PATIENCE);
    await expect(page.locator('[data-loading]')).toHaveCount(0, PATIENCE);
    await tour.picture(name);
  }
}
