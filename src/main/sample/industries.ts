/**
 * What the invented customers do and want: one goal is a required outcome with its measure, the customer's own steps towards
 * it and what their people say about it. Plain text, nothing computed; long because it is one table. {from}, {now} and {target} are filled per account.
 */
export interface Goal {
  readonly required: string;
  readonly experience: string;
  /** The outcome in a few words, as milestones name it. */
  readonly short: string;
  readonly metric: string;
  readonly unit: string;
  readonly from: number;
  readonly target: number;
  /** Customer-side milestones in order; the last one still lies ahead for most. */
  readonly steps: readonly [string, string, string, string];
  readonly quotes: readonly [string, string];
}

export interface Industry {
  readonly label: string;
  readonly goals: readonly [Goal, Goal];
  readonly titles: {
    readonly sponsor: string;
    readonly decider: string;
    readonly champion: string;
    readonly lead: string;
    readonly user: string;
  };
}

export const INDUSTRIES = {
  freight: {
    label: 'Logistics',
    titles: {
      sponsor: 'Chief Operating Officer',
      decider: 'VP Network Operations',
      champion: 'Head of Fleet Planning',
      lead: 'Planning Team Lead',
      user: 'Dispatcher',
    },
    goals: [
      {
        required: 'Miss fewer delivery windows before the next peak season',
        experience: 'Depot by depot, with no big-bang weekend; planners trained by their own lead',
        short: 'Fewer missed delivery windows',
        metric: 'Missed delivery windows',
        unit: '%',
        from: 9,
        target: 4,
        steps: [
          'First depot plans in Fieldbeam',
          'Half of all depots planned two weeks ahead',
          'Missed windows below target for one quarter',
          'Peak season planned without overtime ban',
        ],
        quotes: [
          'We are at {now} missed windows from {from}. The depots fight over who gets the next release.',
          'First peak in years where I did not sleep at the control room.',
        ],
      },
      {
        required: 'Run the same tonnage with fewer empty kilometres',
        experience: 'Figures the drivers believe; weekly review of fifteen minutes, not a project office',
        short: 'Fewer empty kilometres',
        metric: 'Empty kilometres',
        unit: '%',
        from: 23,
        target: 16,
        steps: [
          'Baseline of empty kilometres agreed',
          'Return loads planned for three hubs',
          'Empty kilometres at target in the north',
          'Target reached in all regions',
        ],
        quotes: [
          'From {from} to {now} empty running. Finance signed that number, not us.',
          'The planners stopped exporting to spreadsheets. That is how I know.',
        ],
      },
    ],
  },
  clinics: {
    label: 'Healthcare',
    titles: {
      sponsor: 'Chief Nursing Officer',
      decider: 'Director of Workforce',
      champion: 'Rostering Manager',
      lead: 'Ward Scheduling Lead',
      user: 'Ward Clerk',
    },
    goals: [
      {
        required: 'Fill shifts four weeks ahead without agency staff',
        experience: 'Wards keep their say in the roster; one named person to call at night',
        short: 'Shifts filled four weeks ahead',
        metric: 'Shifts filled 28 days ahead',
        unit: '%',
        from: 68,
        target: 92,
        steps: [
          'Pilot wards publish rosters in Fieldbeam',
          'Self-rostering open to all nurses',
          'Four-week fill rate at target',
          'Agency spend halved over two quarters',
        ],
        quotes: [
          'We fill {now} of shifts four weeks out. It was {from} when we started.',
          'Nurses swap shifts on their phones now and the wards still balance.',
        ],
      },
      {
        required: 'Publish safe staffing figures every morning by seven',
        experience: 'No extra clicks for ward staff; our data stays in the region',
        short: 'Safe staffing known by seven',
        metric: 'Wards reporting by 07:00',
        unit: '%',
        from: 41,
        target: 95,
        steps: [
          'Skills matrix agreed with the wards',
          'Morning report used by the site team',
          'All acute wards report by seven',
          'Board takes the figures from Fieldbeam',
        ],
        quotes: [
          '{now} of wards report by seven, up from {from}. The site meeting is ten minutes shorter.',
          'For the first time the number I see is the number on the ward.',
        ],
      },
    ],
  },
  water: {
    label: 'Utilities',
    titles: {
      sponsor: 'Asset Director',
      decider: 'Head of Field Operations',
      champion: 'Maintenance Planning Manager',
      lead: 'Works Scheduler',
      user: 'Field Technician',
    },
    goals: [
      {
        required: 'Close planned maintenance on the day it was promised',
        experience: 'Works offline at the reservoirs; one screen for crews',
        short: 'Planned work closed on the day',
        metric: 'Planned jobs closed on the day',
        unit: '%',
        from: 62,
        target: 88,
        steps: [
          'Asset register matched to jobs',
          'Crews close jobs on the mobile app',
          'Planned work on the day at target',
          'Regulator report drawn from Fieldbeam',
        ],
        quotes: [
          '{now} closed on the day against {from} before. The regulator asked how.',
          'My crews stopped phoning the desk. That is two hours a day back.',
        ],
      },
      {
        required: 'Answer every burst within two hours',
        experience: 'Night shift first; nothing that needs a second screen in the van',
        short: 'Bursts answered in two hours',
        metric: 'Bursts answered within 2 h',
        unit: '%',
        from: 71,
        target: 93,
        steps: [
          'Night desk works on the job board',
          'Standby rota held in Fieldbeam',
          'Two-hour answer at target for a quarter',
          'All districts on one standby rota',
        ],
        quotes: [
          '{now} within two hours; last winter it was {from}.',
          'The standby rota is finally one list and it is right.',
        ],
      },
    ],
  },
  machines: {
    label: 'Manufacturing',
    titles: {
      sponsor: 'VP Manufacturing',
      decider: 'Plant Director',
      champion: 'Maintenance Manager',
      lead: 'Shift Planner',
      user: 'Line Supervisor',
    },
    goals: [
      {
        required: 'Bring unplanned line stops below six hours a month',
        experience: 'Line supervisors decide the windows; reports in their own language',
        short: 'Fewer unplanned stops',
        metric: 'Unplanned stop hours a month',
        unit: 'h',
        from: 17,
        target: 6,
        steps: [
          'Line 1 maintenance planned in Fieldbeam',
          'Spare part lead times in the plan',
          'Stops below ten hours a month',
          'Stops below six hours a month',
        ],
        quotes: [
          '{now} a month now, {from} before. The plant manager reads the chart out at the start of the shift.',
          'We plan the stop instead of suffering it.',
        ],
      },
      {
        required: 'Staff every line with the right skills on each shift',
        experience: 'Union agreed; nobody rated in public',
        short: 'Right skills on every line',
        metric: 'Shifts with full skill cover',
        unit: '%',
        from: 74,
        target: 96,
        steps: [
          'Skills matrix complete for two lines',
          'Cross-training plan in use',
          'Skill cover at target on the main lines',
          'Whole plant at target',
        ],
        quotes: [
          'Skill cover is {now}, from {from}. Auditors accepted the matrix as evidence.',
          'I can see next month who is missing, not next morning.',
        ],
      },
    ],
  },
  grocery: {
    label: 'Retail',
    titles: {
      sponsor: 'Chief Retail Officer',
      decider: 'Head of Store Operations',
      champion: 'Labour Planning Manager',
      lead: 'Regional Scheduler',
      user: 'Store Manager',
    },
    goals: [
      {
        required: 'Plan all stores in two days a month instead of nine',
        experience: 'Store managers keep the last word; live before the holiday freeze',
        short: 'Stores planned in two days',
        metric: 'Days to plan all stores',
        unit: 'days',
        from: 9,
        target: 2,
        steps: [
          'Twenty stores planned centrally',
          'Demand forecast feeds the plan',
          'Plan finished in four days',
          'Plan finished in two days',
        ],
        quotes: [
          '{now} instead of {from}. I got a week of my team back.',
          'Store managers complain about the weather now, not about the roster.',
        ],
      },
      {
        required: 'Keep labour cost within budget without closing tills',
        experience: 'Weekly figures per region by Monday noon',
        short: 'Labour cost within budget',
        metric: 'Stores within labour budget',
        unit: '%',
        from: 58,
        target: 85,
        steps: [
          'Budget per store loaded',
          'Regions review the week on Monday',
          'Three of five regions within budget',
          'All regions within budget',
        ],
        quotes: [
          '{now} of stores inside budget, {from} last year, and queues are shorter.',
          'Monday noon, every region, same sheet. Never had that.',
        ],
      },
    ],
  },
  food: {
    label: 'Food & beverage',
    titles: {
      sponsor: 'Managing Director',
      decider: 'Operations Director',
      champion: 'Production Planning Manager',
      lead: 'Shift Coordinator',
      user: 'Packing Supervisor',
    },
    goals: [
      {
        required: 'Cut overtime without missing a shipment',
        experience: 'Start with the packing hall; results before harvest',
        short: 'Less overtime',
        metric: 'Overtime share of hours',
        unit: '%',
        from: 14,
        target: 8,
        steps: [
          'Packing hall planned in Fieldbeam',
          'Leave requests off paper',
          'Overtime below ten per cent',
          'Overtime at target through harvest',
        ],
        quotes: [
          'Overtime is {now}, it was {from}. Nobody lost a shipment over it.',
          'People take their leave now. You cannot buy that with overtime.',
        ],
      },
      {
        required: 'Pass the hygiene audit with staffing records in order',
        experience: 'Auditor-ready prints; no shared passwords on the floor',
        short: 'Audit-ready staffing records',
        metric: 'Shifts with complete records',
        unit: '%',
        from: 77,
        target: 99,
        steps: [
          'Certificates of staff on file',
          'Line leads sign shifts in the app',
          'Internal audit passed',
          'External audit passed without a finding',
        ],
        quotes: [
          '{now} complete records. Two years ago the auditor stopped counting at {from}.',
          'The audit took a morning. The last one took a week.',
        ],
      },
    ],
  },
  facilities: {
    label: 'Facilities services',
    titles: {
      sponsor: 'Chief Executive',
      decider: 'Director of Service Delivery',
      champion: 'Head of Planning',
      lead: 'Dispatch Team Lead',
      user: 'Site Supervisor',
    },
    goals: [
      {
        required: 'Fix it at the first visit',
        experience: 'Subcontractors on the same board; client sees progress live',
        short: 'More first-time fixes',
        metric: 'First-time fix rate',
        unit: '%',
        from: 71,
        target: 85,
        steps: [
          'Skills of all technicians on file',
          'Van stock visible when dispatching',
          'First-time fix above eighty per cent',
          'First-time fix at target for key clients',
        ],
        quotes: [
          '{now} first-time fix from {from}. Two tenders were won on that slide.',
          'We send the right person. It sounds simple, it was not.',
        ],
      },
      {
        required: 'Win back service credits by meeting response times',
        experience: 'Proof per site that our clients accept',
        short: 'Response times met',
        metric: 'Response times met',
        unit: '%',
        from: 79,
        target: 94,
        steps: [
          'Response targets per client loaded',
          'Breach warnings reach the shift lead',
          'Response times at target for two clients',
          'No service credits paid in a quarter',
        ],
        quotes: [
          'We meet {now} of response times, {from} a year ago. Credits are down to one client.',
          'My clients accept the printout. That ends the argument.',
        ],
      },
    ],
  },
  transit: {
    label: 'Public transport',
    titles: {
      sponsor: 'Deputy Director',
      decider: 'Head of Service Planning',
      champion: 'Crew Roster Manager',
      lead: 'Depot Roster Lead',
      user: 'Depot Controller',
    },
    goals: [
      {
        required: 'Publish crew rosters 28 days ahead',
        experience: 'Works council at the table; change log anyone can read',
        short: 'Rosters 28 days ahead',
        metric: 'Days of notice to crews',
        unit: 'days',
        from: 14,
        target: 28,
        steps: [
          'Rules of the agreement modelled',
          'One depot publishes at 21 days',
          'All depots at 21 days',
          'All depots at 28 days',
        ],
        quotes: [
          'Crews know {now} ahead, {from} before. Sick leave went down by itself.',
          'The works council quotes our change log. I never thought I would say that.',
        ],
      },
      {
        required: 'Cancel fewer trips for lack of crew',
        experience: 'Controllers see the gap the evening before',
        short: 'Fewer cancelled trips',
        metric: 'Trips cancelled for lack of crew',
        unit: '%',
        from: 6,
        target: 2,
        steps: [
          'Evening gap list used in control',
          'Standby pool planned by forecast',
          'Cancelled trips below four per cent',
          'Cancelled trips at target',
        ],
        quotes: [
          '{now} cancelled, {from} last winter. The ministry stopped calling.',
          'We see the hole at six in the evening, not at six in the morning.',
        ],
      },
    ],
  },
  energy: {
    label: 'Energy',
    titles: {
      sponsor: 'VP Generation',
      decider: 'Head of Asset Operations',
      champion: 'Outage Planning Manager',
      lead: 'Outage Coordinator',
      user: 'Site Engineer',
    },
    goals: [
      {
        required: 'Finish outages inside their window',
        experience: 'Contractors invited by link; no training day',
        short: 'Outages inside the window',
        metric: 'Outages finished on time',
        unit: '%',
        from: 55,
        target: 85,
        steps: [
          'Spring outage planned in Fieldbeam',
          'Contractors confirm in the app',
          'Three outages in a row on time',
          'Outage season at target',
        ],
        quotes: [
          '{now} on time against {from}. Each day we save pays the licence.',
          'The contractors confirm by phone screen. We argue about weather only.',
        ],
      },
      {
        required: 'Visit turbines once, not twice',
        experience: 'Weather and parts in one view',
        short: 'Fewer repeat visits',
        metric: 'Repeat visits',
        unit: '%',
        from: 31,
        target: 18,
        steps: [
          'Parts list attached to each job',
          'Weather windows in the plan',
          'Repeat visits below a quarter',
          'Repeat visits at target',
        ],
        quotes: [
          'Repeat visits are {now}, from {from}. Boats cost more than software.',
          'The technicians asked for it on the second site. Nobody had to sell it.',
        ],
      },
    ],
  },
  hotels: {
    label: 'Hospitality',
    titles: {
      sponsor: 'Chief Operating Officer',
      decider: 'Director of Operations',
      champion: 'Workforce Manager',
      lead: 'Housekeeping Planner',
      user: 'Duty Manager',
    },
    goals: [
      {
        required: 'Have rooms ready by two without extra staff',
        experience: 'House by house; phones only, no desktop in housekeeping',
        short: 'Rooms ready by two',
        metric: 'Rooms ready by 14:00',
        unit: '%',
        from: 73,
        target: 92,
        steps: [
          'Housekeeping plans on phones',
          'Arrivals feed the room order',
          'Ready by two at target in five houses',
          'All houses at target',
        ],
        quotes: [
          '{now} ready by two, {from} before. Reception stopped handing out drink vouchers.',
          'Housekeeping asked me not to take the phones back.',
        ],
      },
      {
        required: 'Keep seasonal staff for the whole season',
        experience: 'Fair weekends, visible to all; works in five languages',
        short: 'Seasonal staff stay',
        metric: 'Seasonal staff who stay',
        unit: '%',
        from: 61,
        target: 80,
        steps: [
          'Fair-weekend rule agreed',
          'Shift swaps open to seasonal staff',
          'Stay rate above seventy per cent',
          'Stay rate at target over a season',
        ],
        quotes: [
          '{now} stayed the season, {from} the year before. They see the weekends are fair.',
          'We open with the people we closed with.',
        ],
      },
    ],
  },
} as const satisfies Record<string, Industry>;

export type IndustryKey = keyof typeof INDUSTRIES;
