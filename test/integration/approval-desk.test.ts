import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ApplicationId } from '#common/kernel/ids.ts';
import { batchOf, replacePhoto, waitForApproval, withLot, withPolicy } from '#test/support/approvals.ts';
import { SAMPLE_PASSWORD } from '#test/support/sample-password.ts';
import { openTestDesk, type TestDesk } from '#test/support/test-desk.ts';
import { ALL_SHOWN, opened } from '#test/support/shown.ts';

const NOTE = 'Alasan tertulis yang cukup panjang untuk dicatat';

describe('the approver’s desk, on a desk alone', () => {
  let t: TestDesk;
  beforeEach(async () => {
    t = await openTestDesk();
    withLot(t, 0.9);
  });
  afterEach(() => t.close());

  const open = (applicationId: ApplicationId) => t.get('applications.open', { applicationId });
  const list = () => t.get('approval.list', {});
  const stateOf = async (id: ApplicationId) => (await open(id)).file.state;

  /** Sent back for the photo, which is taken anew, and judged again. */
  async function photoReplaced(serial: number): Promise<ApplicationId> {
    const id = await waitForApproval(t, serial);
    await replacePhoto(t, id);
    return id;
  }

  it('shows what changed since the capture, with who did it, and approves only after it was seen', async () => {
    const id = await photoReplaced(1);
    await t.as('kasubsi');
    const { sinceCapture, findings, isRevealed } = await open(id);
    expect(isRevealed).toBe(true);
    expect(sinceCapture.changes).toMatchObject([
      { section: 'PHOTO', field: 'picture', kind: 'biometrics.capturePhoto/1' },
    ]);
    expect(findings.map(({ flag }) => flag)).toEqual(expect.arrayContaining(['CHANGED', 'CORRECTION']));
    const unseen = { bulk: null, shown: { sections: [], photo: true, ms: 10 } };
    expect(await t.act(id, ['approval.approve/2', unseen])).toMatchObject({
      code: 'SECTIONS_NOT_SHOWN',
      details: { sections: ['PHOTO'] },
    });
    // What says nothing of what was shown is done no more, whatever page sends it.
    expect(await t.act(id, ['approval.approve/1', {}])).toMatchObject({ code: 'ACTION_RETIRED' });
    const noPhoto = { bulk: null, shown: { ...ALL_SHOWN, photo: false } };
    expect(await t.act(id, ['approval.approve/2', noPhoto])).toMatchObject({ code: 'PHOTO_NOT_SHOWN' });
    expect(await t.act(id, ['approval.approve/2', opened()])).toMatchObject({
      ok: true,
    });
    const stored = await t.desk.db('action').where({ kind: 'approval.approve/2' }).first('payload');
    expect(JSON.parse(stored.payload)).toMatchObject({ bulk: null, shown: { ms: 5_000, photo: true } });
  });

  it('approves several on one proof: each with an action and an entry of its own', async () => {
    const ids = [await waitForApproval(t, 1), await waitForApproval(t, 2)];
    await t.as('kasubsi');
    const rows = await list();
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    for (const row of rows) expect(row).toMatchObject({ risks: [], isSampled: false, why: null });
    const batch = await batchOf(t, ids);
    expect(await t.call('approval.approveMany', batch)).toMatchObject({ code: 'PROOF_NEEDED' });
    expect(await t.call('session.prove', { password: 'salah-sekali-2026', totp: null })).toMatchObject({
      code: 'SIGN_IN_FAILED',
    });
    expect(await t.call('approval.approveMany', batch)).toMatchObject({ code: 'PROOF_NEEDED' });
    await t.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });
    expect(await t.get('approval.approveMany', batch)).toEqual({ approved: 2 });
    for (const id of ids) expect(await stateOf(id)).toBe('APPROVED');
    const entries: { subject: string }[] = await t.desk
      .db('audit')
      .where({ event: 'ACTION' })
      .whereLike('detail', '%approval.approve/2%');
    expect(entries.map(({ subject }) => subject).toSorted()).toEqual(ids.toSorted());
    const groups = await t.desk
      .db('outbox as o')
      .join('action as a', 'a.id', 'o.action_id')
      .where('a.kind', 'approval.approve/2')
      .distinct('o.group_id');
    expect(groups).toHaveLength(1);
  });

  it('takes the whole batch back when one of it has a flag, is in the sample or changed meanwhile', async () => {
    const clean = await waitForApproval(t, 1);
    const flagged = await photoReplaced(2);
    await t.as('kasubsi');
    await t.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });
    const number = (await open(flagged)).file.number;
    expect(await t.call('approval.approveMany', await batchOf(t, [clean, flagged]))).toMatchObject({
      // What changed is not even shown in a batch.
      code: 'BULK_REFUSED',
      details: { count: 1, numbers: [number], ids: [flagged], codes: ['SECTIONS_NOT_SHOWN'] },
    });
    const batch = await batchOf(t, [clean, flagged]);
    const shown = batch.files.map((file) => ({ ...file, shown: ALL_SHOWN }));
    expect(await t.call('approval.approveMany', { ...batch, files: shown })).toMatchObject({
      code: 'BULK_REFUSED',
      details: { numbers: [number], codes: ['BULK_FLAGGED'] },
    });
    expect(await stateOf(clean)).toBe('ADJUDICATION');
    withLot(t, 0.01);
    expect((await list()).find(({ id }) => id === clean)?.isSampled).toBe(true);
    expect(await t.call('approval.approveMany', await batchOf(t, [clean]))).toMatchObject({
      code: 'BULK_REFUSED',
      details: { ids: [clean], codes: ['BULK_SAMPLED'] },
    });
    // One by one it can be approved.
    expect(await t.act(clean, ['approval.approve/2', opened()])).toMatchObject({
      ok: true,
    });
  });

  it('names every file of a batch that kinship or a change bars, and lets the others go on by themselves', async () => {
    const [clean, kin, moved] = [
      await waitForApproval(t, 1),
      await waitForApproval(t, 2),
      await waitForApproval(t, 3),
    ];
    const { number, nik } = await t.desk.db('application').where({ id: kin }).first('number', 'nik');
    await t.as('kasi');
    const batch = await batchOf(t, [clean, kin, moved]);
    expect(await t.act(moved, ['applications.addNote/1', { note: NOTE }])).toMatchObject({ ok: true });
    // Only now the office learns whose file that is: the list that is open does not know.
    await t.as('tikim');
    const head = (await t.get('session.accounts', {})).find(({ username }) => username === 'kasubsi');
    if (!head) throw new Error('no such account');
    const { id, displayName, roles } = head;
    const account = { id, displayName, roles: [...roles], active: true, password: null };
    await t.get('session.updateAccount', { ...account, nik });
    await t.as('kasubsi');
    await t.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });
    const reply = await t.call('approval.approveMany', batch);
    expect(reply).toMatchObject({ code: 'BULK_REFUSED' });
    const details = reply.ok ? {} : (reply.details ?? {});
    expect(details['ids']).toEqual([kin, moved]);
    expect(details['numbers']).toContain(number);
    expect(details['codes']).toEqual(['OWN_FILE', 'STALE_VERSION']);
    for (const one of [clean, kin, moved]) expect(await stateOf(one)).toBe('ADJUDICATION');
    const refusals = await t.desk.db('audit').where({ event: 'REFUSED' }).pluck('subject');
    expect(refusals).toEqual([kin, moved]);
    // The list that is read anew says so.
    expect((await list()).find((row) => row.id === kin)?.why).toMatchObject({ code: 'OWN_FILE' });
    const rest = { ...batch, files: batch.files.filter(({ applicationId }) => applicationId === clean) };
    expect(await t.get('approval.approveMany', rest)).toEqual({ approved: 1 });
    expect(await stateOf(clean)).toBe('APPROVED');
  });

  it('has a channel of its own for a batch, and a proof that ends after five minutes and with the lock', async () => {
    const id = await waitForApproval(t, 1);
    await t.as('kasubsi');
    const payload = { bulk: crypto.randomUUID(), shown: ALL_SHOWN };
    expect(await t.act(id, ['approval.approve/2', payload])).toMatchObject({ code: 'ACTION_UNKNOWN' });
    await t.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });
    t.setNow('2026-11-24T02:05:01.000Z');
    expect(await t.call('approval.approveMany', await batchOf(t, [id]))).toMatchObject({
      code: 'PROOF_NEEDED',
    });
    await t.get('session.prove', { password: SAMPLE_PASSWORD, totp: null });
    await t.get('session.lock', {});
    await t.get('session.unlock', { password: SAMPLE_PASSWORD });
    expect(await t.call('approval.approveMany', await batchOf(t, [id]))).toMatchObject({
      code: 'PROOF_NEEDED',
    });
  });

  it('lets an approver propose a suspension and a refusal, and another decide', async () => {
    const [one, two] = [await waitForApproval(t, 1), await waitForApproval(t, 2)];
    const proposal = (decision: string, reason: string) =>
      ['approval.proposeDecision/1', { decision, reasonCodes: [reason], note: NOTE }] as [string, unknown];
    await t.as('kasubsi');
    expect(await t.act(one, proposal('SUSPEND', 'SUS_STATEMENT_DOUBT'))).toMatchObject({ ok: true });
    const suspend = { reasonCodes: ['SUS_STATEMENT_DOUBT'], note: NOTE, until: null, requestedDocs: [] };
    expect(await t.act(one, ['approval.suspend/1', suspend])).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
    await t.as('kasi');
    expect(await t.act(one, ['approval.suspend/1', suspend])).toMatchObject({ ok: true });
    expect(await stateOf(one)).toBe('SUSPENDED');
    // What the section head proposes is decided by the office head, never by the section head alone.
    expect(await t.act(two, proposal('REJECT', 'REJ_ADJUDICATOR'))).toMatchObject({ ok: true });
    const reject = {
      reasonCodes: ['REJ_ADJUDICATOR'],
      note: NOTE,
      rejectStage: 'ADJUDICATOR',
      letterNo: 'W3-1',
    };
    expect(await t.act(two, ['approval.reject/1', reject])).toMatchObject({ code: 'SECOND_PERSON_REQUIRED' });
    await t.as('kakanim');
    expect(await t.act(two, ['approval.reject/1', reject])).toMatchObject({ ok: true });
  });

  it('hides the first opinion until the second is given; equal is carried out, different goes to the next head', async () => {
    withPolicy(t, { blindDecisions: new Set(['REJECT', 'SUSPEND']) });
    const [agreed, disputed] = [await waitForApproval(t, 1), await waitForApproval(t, 2)];
    const secret = 'Hanya pengusul yang tahu kalimat ini';
    for (const id of [agreed, disputed]) {
      const payload = { decision: 'REJECT', reasonCodes: ['REJ_ADJUDICATOR'], note: secret };
      expect(await t.act(id, ['approval.proposeDecision/1', payload])).toMatchObject({ ok: true });
    }
    expect((await open(agreed)).file.proposal).toMatchObject({ decision: 'REJECT' });
    await t.as('kasi');
    const blind = await open(agreed);
    expect(blind.opinion).toMatchObject({ possible: expect.arrayContaining(['REJECT', 'SUSPEND']) });
    expect(blind.file.proposal).toBeNull();
    expect(JSON.stringify(blind)).not.toContain(secret);
    expect(JSON.stringify(blind)).not.toContain('REJ_ADJUDICATOR');
    // Why a decision is not open says the same whatever was proposed.
    expect(blind.blocked['approval.suspend/1']?.code).toBe('OPINION_NEEDED');
    expect(blind.blocked['approval.reject/1']?.code).toBe('OPINION_NEEDED');
    const reject = {
      reasonCodes: ['REJ_ADJUDICATOR'],
      note: NOTE,
      rejectStage: 'ADJUDICATOR',
      letterNo: 'W3-2',
    };
    expect(await t.act(agreed, ['approval.reject/1', reject])).toMatchObject({ code: 'OPINION_NEEDED' });
    const same = { decision: 'REJECT', reasonCodes: ['REJ_DUPLICATE_APPLICATION'], note: NOTE };
    expect(await t.act(agreed, ['approval.giveOpinion/1', same])).toMatchObject({ ok: true });
    const told = await open(agreed);
    expect(told.file.proposal).toMatchObject({ reasons: { note: secret }, opinion: { decision: 'REJECT' } });
    expect(await t.act(agreed, ['approval.reject/1', reject])).toMatchObject({ ok: true });

    const other = { decision: 'NONE', reasonCodes: [], note: NOTE };
    expect(await t.act(disputed, ['approval.giveOpinion/1', other])).toMatchObject({ ok: true });
    expect(await t.act(disputed, ['approval.reject/1', reject])).toMatchObject({ code: 'OPINIONS_DIFFER' });
    expect(await t.act(disputed, ['approval.declineProposal/1', { note: NOTE }])).toMatchObject({
      code: 'OPINIONS_DIFFER',
    });
    await t.as('kakanim');
    const before = await open(disputed);
    expect(before.file.proposal).toMatchObject({ opinion: { decision: 'NONE' } });
    expect(await t.act(disputed, ['approval.declineProposal/1', { note: NOTE }])).toMatchObject({ ok: true });
    expect(await stateOf(disputed)).toBe('ADJUDICATION');
  });
});
