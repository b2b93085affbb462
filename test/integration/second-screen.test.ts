import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { APPLICANTS_CHANNEL } from '#common/contract/ipc/interview.ts';
import { bookData } from '#common/domain/interview/book-data.ts';
import { createPipeline } from '#main/ipc/pipeline.ts';
import { deskHandlers } from '#main/app/handlers.ts';
import { actorOf, holdInterview, runToInterview } from '#test/support/passport-day.ts';
import { openTestDesk, OUR_PAGE, type TestDesk } from '#test/support/test-desk.ts';

describe('the screen on the applicant’s side', () => {
  let t: TestDesk;
  let id: ApplicationId;
  beforeEach(async () => {
    t = await openTestDesk();
    t.screens.isThere = true;
    id = await runToInterview(t, 1);
    await t.as('wawancara');
    await actorOf(t)(id, ['queue.claim/1']);
  });
  afterEach(() => t.close());

  const show = (applicationId = id) => t.call('interview.showBook', { applicationId });
  const state = async () => ({
    shows: (await t.get('interview.secondScreen', {})).shows,
    isOpen: t.screens.isOpen,
    book: await t.get('interview.shownBook', {}),
  });
  const NOTHING = { shows: null, isOpen: false, book: null };

  it('shows the data of this file’s book, in the desk’s language, and the showing is audited', async () => {
    expect(await t.get('interview.secondScreen', {})).toEqual({ isThere: true, shows: null });
    expect(await show()).toMatchObject({ ok: true });
    const { file } = await t.get('applications.open', { applicationId: id });
    expect(await state()).toEqual({
      shows: id,
      isOpen: true,
      book: { data: bookData(file), language: 'id' },
    });
    expect(await t.desk.db('audit').where({ subject: id, detail: 'second screen' })).toHaveLength(1);
    await t.get('interview.hideBook', {});
    expect(await state()).toEqual(NOTHING);
  });

  it('is refused where there is none, and for a file that is not in the officer’s hands', async () => {
    const other = await runToInterview(t, 2);
    await t.as('wawancara');
    expect(await show(other)).toMatchObject({ code: 'FILE_HIDDEN' });
    t.screens.isThere = false;
    expect(await t.get('interview.secondScreen', {})).toMatchObject({ isThere: false });
    expect(await show()).toMatchObject({ code: 'SECOND_SCREEN_MISSING' });
    expect(t.screens.opened).toBe(0);
  });

  it('goes dark with the lock, with the sign-out and with the stage', async () => {
    await show();
    await t.get('session.lock', {});
    expect(t.screens.isOpen).toBe(false);
    await t.as('wawancara');
    expect(await state()).toEqual(NOTHING);

    await show();
    await t.get('session.signOut', {});
    expect(t.screens.isOpen).toBe(false);

    await t.as('wawancara');
    await show();
    await actorOf(t)(id, ['queue.release/1']);
    await expect.poll(() => t.screens.isOpen).toBe(false);

    await actorOf(t)(id, ['queue.claim/1']);
    await show();
    await actorOf(t)(id, ['queue.release/1']);
    await holdInterview(t, id);
    await expect.poll(state).toEqual(NOTHING);
  });

  it('may ask for what it shows and for nothing else, whoever sits at the desk', async () => {
    await show();
    const handle = createPipeline(
      deskHandlers(t.desk, 'test', () => ''),
      t.desk.session,
      t.desk.log,
    );
    const page = { ...OUR_PAGE, asksOnly: [APPLICANTS_CHANNEL] as const };
    expect(await handle(page, 'interview.shownBook', {})).toMatchObject({ ok: true });
    for (const channel of [
      'session.status',
      'applications.search',
      'interview.hideBook',
      'session.signOut',
    ]) {
      expect(await handle(page, channel, {}), channel).toEqual({ ok: false, code: 'SENDER_NOT_TRUSTED' });
    }
  });
});
