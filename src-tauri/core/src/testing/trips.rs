//! The sample trip: everything a sheet can show.

use super::{ForLead, SampleLead, day};
use crate::clinic::Clinic;
use crate::travel::{
    self, Bank, CheckItem, Mode, Trip, TripLeg, TripOf, TripPlan, TripSheet, TripStatus, TripTick,
};
use crate::values::{Day, Language, LeadId, TimeOfDay};

/// A plan that arrives by the road bridge on `arrive` at 10:20 of Blagoveshchensk and goes home
/// three days later at 15:00 of Heihe.
#[allow(clippy::expect_used, reason = "for tests: a constant")]
pub fn sample_plan(lead: LeadId, arrive: Day) -> TripPlan {
    let time = |text| TimeOfDay::parse(text).expect("a constant time");
    let leg = |on, at, zone| TripLeg {
        on: Some(on),
        time: Some(time(at)),
        zone,
        mode: Some(Mode::BridgeBus),
        crossing: "road_bridge".into(),
    };
    TripPlan {
        lead,
        version: None,
        status: TripStatus::Confirmed,
        arrival: leg(arrive, "10:20", Bank::Blagoveshchensk),
        departure: leg(arrive.plus_days(3), "15:00", Bank::Heihe),
        hotel: "Гостиница «Юаньдун», ул. Чжунъян, 48".into(),
        transfer: "Встречает Ли Вэй у выхода с таможни".into(),
        companions: 1,
        passport_ok_on: None,
        note: "Если мост закроют — ночь в Благовещенске, визит на следующий день.".into(),
    }
}

/// Plans the sample trip for 25 November 2026. The lead needs consent to appointments.
///
/// # Panics
/// When the clinic refuses it.
#[allow(clippy::expect_used, reason = "for tests")]
pub fn sample_trip(clinic: &Clinic, lead: LeadId) -> Trip {
    let plan = TripPlan { passport_ok_on: Some(day("2026-11-20")), ..sample_plan(lead, day("2026-11-25")) };
    travel::plan(clinic, plan).expect("a trip");
    for item in [CheckItem::HotelBooked, CheckItem::TransferArranged, CheckItem::PlanB] {
        travel::tick(clinic, TripTick { lead, item, ticked: true }).expect("a tick");
    }
    travel::get(clinic, TripOf { lead }).expect("leave to look").expect("the trip just planned")
}

impl ForLead for TripOf {
    fn for_lead(sample: &SampleLead) -> Self {
        TripOf { lead: sample.lead }
    }
}

impl ForLead for TripPlan {
    fn for_lead(sample: &SampleLead) -> Self {
        TripPlan { version: Some(sample.trip_version), ..sample_plan(sample.lead, sample.today) }
    }
}

impl ForLead for TripTick {
    fn for_lead(sample: &SampleLead) -> Self {
        TripTick { lead: sample.lead, item: CheckItem::RulesRead, ticked: true }
    }
}

impl ForLead for TripSheet {
    fn for_lead(sample: &SampleLead) -> Self {
        TripSheet { lead: sample.lead, language: Language::Ru }
    }
}
