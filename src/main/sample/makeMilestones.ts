/** Both lanes of one invented success plan: the customer's steps with their proof, and what the vendor owes for them. */
import type { EvidenceLevel, Milestone } from '../../shared/domain/facts.ts';
import { measure, type People, type Scene } from './scene.ts';
import type { Proof } from './stories.ts';

/** Days before today at which the four customer steps were due when all went well; the last one lies ahead. */
const DUE_AGES = [545, 330, 128, -76] as const;
/** How far the measure has come when a step is reached. */
const PROGRESS = [0.15, 0.55, 0.92, 1] as const;

const VENDOR_TASKS = [
  { title: 'Master data imported', age: 610, anchored: true },
  { title: 'Payroll interface live', age: 360, anchored: true },
  { title: 'Planners trained', age: 300, anchored: true },
  { title: 'Rules review with the planning team', age: 62, anchored: true },
  { title: 'Upgrade to release 7', age: -34, anchored: false },
] as const;

function proofOf(scene: Scene, people: People, step: number, level: Proof, achievedAge: number): Partial<Milestone> {
  const { goal } = scene;
  const random = scene.random(`proof${step}`);
  const now = goal.from + (goal.target - goal.from) * (PROGRESS[step] ?? 1);
  const said = level === 'customer-stated' || level === 'customer-signed';
  if (level === 'claimed') return { evidenceLevel: 'claimed' };
  const quote = goal.quotes[step % 2 === 0 ? 0 : 1];
  const speaker = people.voice;
  return {
    evidenceLevel: level satisfies EvidenceLevel,
    evidenceMetric: goal.metric,
    evidenceFrom: measure(goal.from, goal.unit),
    evidenceTarget: measure(goal.target, goal.unit),
    evidenceNow: measure(now, goal.unit),
    evidenceQuote: said
      ? quote.replace('{now}', measure(now, goal.unit)).replace('{from}', measure(goal.from, goal.unit))
      : null,
    evidenceWho: said ? (speaker === null ? 'Planning team' : `${speaker.name}, ${speaker.title ?? ''}`) : null,
    evidenceDate: scene.ago(Math.max(1, achievedAge - random.whole(0, 9))),
  };
}

function customerSteps(scene: Scene, people: People): readonly Milestone[] {
  const { story, goal } = scene;
  const random = scene.random('milestones');
  const firstAge = scene.customer.term === 'new' ? -40 : null;
  return goal.steps.map((title, step): Milestone => {
    const base: Milestone = {
      id: scene.id('m', step),
      accountId: scene.id('a', 0),
      title,
      outcome: goal.short,
      ownerSide: 'customer',
      importance: [1, 2, 3, 3][step] ?? 1,
      baselineDate: null,
      dueDate: null,
      achievedDate: null,
      status: 'planned',
      evidenceLevel: null,
      evidenceMetric: null,
      evidenceFrom: null,
      evidenceTarget: null,
      evidenceNow: null,
      evidenceQuote: null,
      evidenceWho: null,
      evidenceDate: null,
    };
    const dueAge = (DUE_AGES[step] ?? 0) + random.whole(-18, 18);
    const proof = story.achieved[step];
    if (firstAge !== null)
      return step > 1
        ? base
        : {
            ...base,
            status: step === 0 ? 'active' : 'planned',
            dueDate: scene.ago(firstAge - step * 70),
            baselineDate: scene.ago(firstAge - step * 70),
          };
    if (proof !== undefined) {
      const achievedAge = Math.max(
        3,
        dueAge - story.lateDays - (story.lateDays > 0 ? random.whole(0, 3) : random.whole(-6, 0)),
      );
      return {
        ...base,
        status: 'achieved',
        dueDate: scene.ago(dueAge),
        baselineDate: scene.ago(dueAge + (step === 1 ? 21 : 0)),
        achievedDate: scene.ago(achievedAge),
        ...proofOf(scene, people, step, proof, achievedAge),
      };
    }
    const open = step - story.achieved.length;
    const overdueBy = story.overdue[open];
    if (overdueBy !== undefined)
      return {
        ...base,
        status: story.missed && open === 0 ? 'missed' : 'active',
        dueDate: scene.ago(overdueBy),
        baselineDate: scene.ago(overdueBy + 42 + open * 14),
        evidenceMetric: goal.metric,
        evidenceTarget: measure(goal.target, goal.unit),
      };
    if (story.achieved.length === 0) return base;
    const ahead = Math.min(-30, dueAge) - (open - story.overdue.length) * 60;
    return {
      ...base,
      status: open === 0 ? 'active' : 'planned',
      dueDate: scene.ago(ahead),
      baselineDate: scene.ago(ahead + random.pick([0, 0, 14, 30])),
      evidenceMetric: goal.metric,
      evidenceTarget: measure(goal.target, goal.unit),
    };
  });
}

function vendorTasks(scene: Scene): readonly Milestone[] {
  const random = scene.random('vendor');
  const { story, goal, customer } = scene;
  const slips = story.lateDays > 20 ? 26 : random.pick([0, 0, 7, 12]);
  return VENDOR_TASKS.filter((_, index) => index < 3 || customer.segment !== 'SMB').map((task, index): Milestone => {
    const dueAge = customer.term === 'new' ? 30 - index * 34 : task.age + random.whole(-12, 12);
    const behind = dueAge > 0 && index === 3 && story.lateDays > 20;
    const done = dueAge > slips && !behind;
    return {
      id: scene.id('m', 10 + index),
      accountId: scene.id('a', 0),
      title: task.title,
      outcome: task.anchored ? goal.short : null,
      ownerSide: 'vendor',
      importance: 1,
      baselineDate: scene.ago(dueAge + slips),
      dueDate: scene.ago(dueAge),
      achievedDate: done ? scene.ago(dueAge - slips) : null,
      status: done ? 'achieved' : dueAge > 0 ? 'active' : 'planned',
      evidenceLevel: done ? 'claimed' : null,
      evidenceMetric: null,
      evidenceFrom: null,
      evidenceTarget: null,
      evidenceNow: null,
      evidenceQuote: null,
      evidenceWho: null,
      evidenceDate: null,
    };
  });
}

export function makeMilestones(scene: Scene, people: People): readonly Milestone[] {
  if (scene.customer.story === 'forgotten') return [];
  return [...customerSteps(scene, people), ...vendorTasks(scene)];
}
