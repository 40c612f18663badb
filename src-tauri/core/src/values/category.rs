//! Categories of services: what the catalogue is sorted by and what a lead is interested in.

super::word::words! {
    /// A category of services (desk.md §4). Never a diagnosis: it says what is asked for.
    Category in "category" {
        /// Pictures and examination: OPG, CBCT.
        Diagnostics = "diagnostics",
        /// Professional hygiene.
        Hygiene = "hygiene",
        /// Fillings.
        Therapy = "therapy",
        /// Root canals.
        Endodontics = "endodontics",
        /// Gums.
        Periodontics = "periodontics",
        /// Extraction, bone graft, sinus lift.
        Surgery = "surgery",
        /// Implants.
        Implants = "implants",
        /// Crowns, bridges, dentures.
        Prosthetics = "prosthetics",
        /// Veneers.
        Veneers = "veneers",
        /// Braces, aligners.
        Orthodontics = "orthodontics",
        /// Whitening.
        Whitening = "whitening",
        /// Children's teeth.
        Paediatric = "paediatric",
        /// Works for the time of treatment.
        Temporary = "temporary",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_one_word_stored_and_sent_alike() {
        for category in Category::ALL {
            assert_eq!(Category::from_code(category.code()), Ok(*category));
            assert_eq!(serde_json::to_value(category).unwrap(), category.code());
        }
        assert_eq!(Category::ALL.len(), 13);
        assert!(Category::from_code("Implants").is_err());
    }
}
